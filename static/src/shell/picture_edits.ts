import { Unreadable } from "../lib/numbers/unreadable.ts";
import { Unreachable } from "../wire/server.ts";
import { knownReader, numberReader } from "../session/late/typed_numbers.ts";
import { withNumber } from "../session/edit.ts";
import type { Practice } from "../practice/practice.ts";
import type { Scrub } from "../picture/editing/scrub.ts";
import type { Session } from "../session/session.ts";
import { givenRefs } from "../trace/run.ts";
import { isGiven } from "../trace/refs.ts";
import type { AnnouncedEdits } from "../session/edits/announced_edits.ts";
import type { Edits } from "../picture/drawn.ts";

/** In the stepping view the given numbers are changed. */
export function givenEdits(
  { state, problem }: Session,
  edits: AnnouncedEdits,
  scrub: Scrub,
): Edits {
  return {
    order: givenRefs(problem.value),
    drags: { ...scrub, value: (ref) => isGiven(ref) ? state.value.value(ref) : null },
    can: isGiven,
    text: (ref) => String(state.value.value(ref) ?? ""),
    async commit(ref, text, partOf) {
      try {
        const value = (knownReader.peek() ?? await numberReader())(text);
        const { sample } = state.value;
        return await edits.edit((now) => withNumber(now, sample, ref, value), ref, partOf);
      } catch (error) {
        if (error instanceof Unreadable) return error.message;
        if (error instanceof Unreachable) return `${error.message} Nothing was changed.`;
        throw error;
      }
    },
  };
}

/** In practice the computed numbers are answered. */
export function practiceEdits(practice: Practice): Edits {
  return {
    order: practice.questions.value,
    drags: null,
    can: (ref) => practice.questions.value.includes(ref) && !practice.tooMany.value,
    text: (ref) => practice.sheet.value.answers[ref] ?? "",
    commit: practice.answer,
  };
}
