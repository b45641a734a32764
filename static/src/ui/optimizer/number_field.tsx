import { readNumber } from "../../lib/numbers/arithmetic.ts";
import type { Optimizer } from "../../wire/types.ts";
import { Field } from "../field.tsx";
import type { Scrubbing } from "../hooks/use_steps.ts";

/** How the numbers of something are changed little by little. */
export interface Scrubs<Of> extends Omit<Scrubbing, "begin"> {
  /** `makes` says what it is with its number `of` at a value. */
  begin: (of: string, makes: (now: Of, value: number) => Of) => void;
}

interface Props {
  label: string;
  /** Which number of the optimizer it is. */
  of: string;
  value: number;
  makes: (now: Optimizer, value: number) => Optimizer;
  /** Take the change; the reason if it is refused. */
  onChange: (change: (now: Optimizer) => Optimizer) => Promise<string | null>;
  scrub?: Scrubs<Optimizer>;
}

/** The field of one number of an optimizer, which follows the arrow keys where it is scrubbed. */
export function NumberField({ label, of, value, makes, onChange, scrub }: Props) {
  return (
    <Field
      label={label}
      text={String(value)}
      read={readNumber}
      onCommit={(given) => onChange((now) => makes(now, given))}
      scrub={scrub && { ...scrub, begin: () => scrub.begin(of, makes) }}
    />
  );
}
