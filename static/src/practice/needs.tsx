import { formatNumber } from "../lib/numbers/format.ts";
import type { Practice } from "./practice.ts";
import { questionName } from "../trace/questions.ts";
import type { Notation } from "../wire/types.ts";

/** What the number in focus is made from, where the picture that marks it is out of sight. */
export function Needs({ practice, notation }: { practice: Practice; notation: Notation }) {
  const reads = practice.focus.value?.reads ?? [];
  const told = reads.map((ref) => {
    const value = practice.state.value.value(ref);
    const name = questionName(notation, ref, 1);
    return value === null ? `${name} (not found yet)` : `${name} = ${formatNumber(value)}`;
  });
  return told.length ? <p class="needs">It needs {told.join(", ")}.</p> : null;
}
