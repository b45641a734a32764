import { counted } from "../../lib/counted.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { Stepping } from "../../session/playing/stepping.ts";
import type { AnyStep } from "../../wire/types.ts";
import { useSettled } from "../../ui/hooks/use_settled.ts";

/** The step in words, for those who hear the page. */
export function Announcement({ session }: { session: Stepping }) {
  const stepRange = useSettled(session.stepRange.value);
  return <p class="hidden" aria-live="polite">{inWords(stepRange)}</p>;
}

/** How many numbers of one move are read out. */
const MOST_READ = 8;

/** What the last step is and means, after the numbers that came with it. */
function inWords(stepRange: AnyStep[]): string {
  const step = stepRange.at(-1);
  if (!step) return "";
  const others = stepRange.slice(0, -1);
  const left = others.length - MOST_READ;
  const numbers = others.slice(-MOST_READ).map((each) => `${each.title}.${valueOf(each)} `);
  const more = left > 0 ? `${counted(left, "more number")}. ` : "";
  return `${more}${numbers.join("")}${step.title}. ${step.text}${valueOf(step)}`;
}

function valueOf({ writes }: AnyStep): string {
  return writes.map(({ value }) => ` It is ${formatNumber(value)}.`).join("");
}
