import { effect, type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Jumps } from "../../session/playing/jumps.ts";
import type { Lessons } from "../../lesson/lessons.ts";
import { questionName } from "../../trace/questions.ts";
import type { GraphSession } from "../../graph/session.ts";
import type { Session } from "../../session/session.ts";
import { boxAround, focusAs, neighbour } from "../../ui/keys/number_keys.ts";

interface Numbers {
  /** The ref of the number that the pointer or the focus is on. */
  pointed: Signal<string | null>;
  on: {
    onPointerOver: (event: Event) => void;
    onFocusIn: (event: Event) => void;
    onFocusOut: () => void;
    onClick: (event: Event) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** What the numbers of the page do, wherever they stand: light up, and lead to their steps. */
export function useNumbers(
  session: Session | GraphSession,
  jumps: Jumps,
  lessons: Lessons,
  nameInGraph?: (ref: string) => string,
): Numbers {
  const pointed = useSignal<string | null>(null);

  /** The problem of a lesson that the number belongs to while another one is open. */
  function elsewhere(number: Element): string | null {
    const problem = number.closest("[data-problem]")?.getAttribute("data-problem") ?? null;
    return problem === null || lessons.isOpen(problem) ? null : problem;
  }

  function goTo(number: Element): void {
    const [ref, sample] = placeOf(number);
    const problem = elsewhere(number);
    if (problem === null) jumps.seekTo(ref, sample);
    else lessons.jump({ ref, sample, problem });
  }

  // Another step draws other numbers: before it does, the focus goes back to the box around its own.
  // An effect of a view would come after that.
  useEffect(() =>
    effect(() => {
      session.cursor.value;
      session.problem.value;
      session.notation.value;
      const at = document.activeElement;
      if (at && numberAt(at) === at) boxAround(at)?.focus({ preventScroll: true });
    }), [session]);

  function onClick({ target }: Event): void {
    const number = numberAt(target);
    const isField = target instanceof Element && target.closest("[data-edit]");
    if (number && !isField) goTo(number);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = event.target;
    if (!(at instanceof Element) || event.ctrlKey || event.altKey || event.metaKey) return;
    const box = boxAround(at);
    const isNumber = numberAt(at) === at;
    if (!box || !(isNumber || at === box)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const to = neighbour(box, at, event.key === "ArrowDown" ? 1 : -1);
      if (!to) return;
      event.preventDefault();
      if (to === box) box.focus();
      else focusAs(nameOf(to), to);
    } else if (isNumber && (event.key === "Enter" || event.key === "Escape")) {
      event.preventDefault();
      box.focus({ preventScroll: true });
      if (event.key === "Enter") goTo(at);
    }
  }

  /** A number's name and value, and where it comes from. */
  function nameOf(number: Element): string {
    const [ref, sample] = placeOf(number);
    const run = session.run.value;
    const made = session.cursorOf(ref, sample);
    const from = elsewhere(number) !== null
      ? "of another problem"
      : made === null
      ? "given"
      : made === session.cursor.value
      ? "this step"
      : `step ${made}`;
    if (run.kind === "graph") return `${nameInGraph?.(ref)} ${number.textContent}, ${from}`;
    const whose = sample === undefined || run.problem.samples.length === 1
      ? ""
      : ` of sample ${sample + 1}`;
    return `${
      questionName(run.notation, ref, (sample ?? session.state.value.sample) + 1)
    }${whose} ${number.textContent}, ${from}`;
  }

  const point = ({ target }: Event) =>
    pointed.value = numberAt(target)?.getAttribute("data-ref") ?? null;
  return {
    pointed,
    on: {
      onPointerOver: point,
      onFocusIn: point,
      onFocusOut: () => (pointed.value = null),
      onClick,
      onKeyDown,
    },
  };
}

function numberAt(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest("[data-ref]") : null;
}

/** The ref of a number, and its sample where it is not that of the state: a batch's formula has all. */
function placeOf(number: Element): [ref: string, sample?: number] {
  const ref = number.getAttribute("data-ref") ?? "";
  const sample = number.getAttribute("data-sample");
  return [ref, sample === null ? undefined : Number(sample)];
}
