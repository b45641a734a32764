import { readNumber, Unreadable } from "../model/arithmetic.ts";
import { withNumber } from "../model/edit.ts";
import type { Practice } from "../model/practice.ts";
import type { Session } from "../model/session.ts";
import { isGiven } from "../model/refs.ts";
import type { Telling } from "../model/telling.ts";
import type { Edits } from "./picture.tsx";

/** In the stepping view the given numbers are changed. */
export function givenEdits({ state }: Session, telling: Telling): Edits {
  return {
    order: null,
    can: isGiven,
    text: (ref) => String(state.value.value(ref) ?? ""),
    async commit(ref, text) {
      try {
        const value = readNumber(text);
        const { sample } = state.value;
        return await telling.edit((now) => withNumber(now, sample, ref, value), ref);
      } catch (error) {
        if (error instanceof Unreadable) return error.message;
        throw error;
      }
    },
  };
}

/** In practice the computed numbers are answered. */
export function practiceEdits(practice: Practice): Edits {
  return {
    order: practice.questions.value,
    can: (ref) => practice.questions.value.includes(ref) && !practice.tooMany.value,
    text: (ref) => practice.sheet.value.answers[ref] ?? "",
    commit: practice.answer,
  };
}
