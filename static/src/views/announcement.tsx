import { formatNumber } from "../model/format.ts";
import type { Session } from "../model/session.ts";
import { useSettled } from "./use_settled.ts";

/** The step in words, for those who hear the page. */
export function Announcement({ session }: { session: Session }) {
  const step = useSettled(session.step.value);
  const results = step?.writes.map(({ value }) => ` It is ${formatNumber(value)}.`).join("");
  return <p class="hidden" aria-live="polite">{step && `${step.title}. ${step.text}${results}`}</p>;
}
