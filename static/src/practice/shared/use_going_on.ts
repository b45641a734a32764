import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AnyPractice } from "../practice.ts";

/** Where the focus goes in the list, and whether what stands there is to be typed over. */
interface Move {
  to: string;
  selected: boolean;
}

/**
 * From an answer on to the next open question, before it is known whether it is right: what is
 * typed meanwhile is for that. Where it turns out wrong and nothing has been typed since, back.
 */
export function useGoingOn(practice: AnyPractice, all: boolean) {
  const list = useRef<HTMLDivElement>(null);
  const [move, setMove] = useState<Move | null>(null);
  /** The question that was gone on to while the one before it was judged. */
  const [ahead, setAhead] = useState<string | null>(null);

  const fieldOf = (ref: string) =>
    list.current?.querySelector<HTMLInputElement>(`[data-question="${ref}"] input`) ?? null;

  /** The next open question on the sheet after another one, round at the end. */
  function after(ref: string): string | null {
    const items = list.current?.querySelectorAll<HTMLElement>("[data-question]") ?? [];
    const order = Array.from(items, (item) => item.dataset.question ?? "");
    const at = order.indexOf(ref) + 1;
    return [...order.slice(at), ...order.slice(0, at)]
      .find((each) => each !== ref && practice.isOpen(each)) ?? null;
  }

  useLayoutEffect(() => {
    const field = move && fieldOf(move.to);
    if (!field) return;
    field.focus();
    if (move.selected) field.select();
  }, [move]);

  return {
    list,
    ahead,

    /** On from a question whose answer has just been typed. */
    goOn(from: string): void {
      const to = all ? after(from) : practice.next.value;
      if (to === null || to === from) return;
      setAhead(to);
      setMove({ to, selected: true });
    },

    /** Have an answer judged; the focus comes back to one that is not right. */
    async answer(ref: string, text: string): Promise<void> {
      const field = fieldOf(ref);
      const from = document.activeElement;
      await practice.answer(ref, text);
      if (!practice.isWrong(ref) || from !== field) return;
      const now = document.activeElement;
      const at = now?.closest("[data-question]")?.getAttribute("data-question");
      if (!at || !(now instanceof HTMLInputElement)) return;
      const isTouched = now.value !== (practice.sheet.value.answers[at] ?? "");
      if (isTouched) return;
      setAhead(null);
      setMove({ to: ref, selected: true });
    },
  };
}
