import { useRef } from "preact/hooks";
import { readNumber } from "../../lib/numbers/arithmetic.ts";
import type { Optimizer } from "../../wire/types.ts";
import { Field } from "../field.tsx";
import { useDrag } from "../hooks/use_drag.ts";
import { plainValue, type Scrubbing } from "../hooks/use_steps.ts";

/** How the numbers of something are changed little by little. */
export interface Scrubs<Of> extends Omit<Scrubbing, "begin"> {
  /** `makes` says what it is with its number `of` at a value. */
  begin: (of: string, partOf: object, makes: (now: Of, value: number) => Of) => void;
}

interface Props {
  label: string;
  /** Which number of the optimizer it is. */
  of: string;
  value: number;
  makes: (now: Optimizer, value: number) => Optimizer;
  /** Take the change; the reason if it is refused. */
  onChange: (change: (now: Optimizer) => Optimizer, partOf: object) => Promise<string | null>;
  scrub?: Scrubs<Optimizer>;
}

/**
 * The field of one number of an optimizer. Where it is scrubbed it follows the arrow keys, and it is
 * dragged as long as nothing is being typed in it: then the pointer is for its text.
 */
export function NumberField({ label, of, value, makes, onChange, scrub }: Props) {
  const frame = useRef<HTMLSpanElement>(null);
  const own = scrub && { ...scrub, begin: (partOf: object = {}) => scrub.begin(of, partOf, makes) };
  const input = () => frame.current?.querySelector("input") ?? null;
  /** Whether a press of the pointer is for the number, not for the text. */
  const isHandle = () => own !== undefined && document.activeElement !== input();
  const { wasDragged, on } = useDrag(
    frame,
    own
      ? { ...own, begin: () => own.begin(), value: () => plainValue(input()?.value ?? "") }
      : null,
    isHandle,
  );
  const field = (
    <Field
      label={label}
      text={String(value)}
      read={readNumber}
      onCommit={(given, partOf) => onChange((now) => makes(now, given), partOf)}
      scrub={own}
    />
  );
  if (!own) return field;
  return (
    <span
      class="scrubbed"
      ref={frame}
      data-edit={of}
      {...on}
      onMouseDown={(event) => {
        // It would begin to mark the text.
        if (isHandle()) event.preventDefault();
      }}
      onClick={() => {
        if (isHandle() && !wasDragged.current) input()?.select();
      }}
    >
      {field}
    </span>
  );
}
