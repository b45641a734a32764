import { readNumber, Unreadable } from "../model/arithmetic.ts";
import { withNumber } from "../model/edit.ts";
import type { Practice } from "../model/practice.ts";
import type { Session } from "../model/session.ts";
import { isGiven } from "../model/refs.ts";
import type { Edits } from "./picture.tsx";

/** In the stepping view the given numbers are changed. */
export function givenEdits(session: Session): Edits {
  const { state } = session;
  return {
    order: null,
    can: isGiven,
    text: (ref) => String(state.value.value(ref) ?? ""),
    commit(ref, text) {
      try {
        const value = readNumber(text);
        const { sample } = state.value;
        return session.edit((now) => withNumber(now, sample, ref, value));
      } catch (error) {
        if (error instanceof Unreadable) return Promise.resolve(error.message);
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
