import { readNumber } from "../../lib/numbers/arithmetic.ts";
import type { Problem } from "../../wire/types.ts";
import { Field } from "../field.tsx";
import type { Scrubbing } from "../hooks/use_steps.ts";

/** What the problem is with a number of it at a value. */
type Makes = (problem: Problem, value: number) => Problem;

/** How a number of a problem is changed little by little. */
export interface Scrub extends Omit<Scrubbing, "begin"> {
  begin: (of: string, makes: Makes) => void;
}

interface Props {
  label: string;
  /** What the number is in the problem. */
  of: string;
  value: number;
  makes: Makes;
  /** Take the change; the reason if it is refused. */
  onEdit: (change: (now: Problem) => Problem, asked?: string) => Promise<string | null>;
  scrub?: Scrub;
}

/** The field of one number of a problem, which follows the arrow keys where it is scrubbed. */
export function NumberField({ label, of, value, makes, onEdit, scrub }: Props) {
  return (
    <Field
      label={label}
      text={String(value)}
      read={readNumber}
      onCommit={(given) => onEdit((now) => makes(now, given), of)}
      scrub={scrub && { ...scrub, begin: () => scrub.begin(of, makes) }}
    />
  );
}
