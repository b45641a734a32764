import { readNumber } from "../../lib/numbers/arithmetic.ts";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import type { Optimizer, Problem } from "../../wire/types.ts";
import { Choice } from "../choice.tsx";
import { Field } from "../field.tsx";
import { NumberField, type Scrub } from "./number_field.tsx";
import { fieldsOf, MOMENTUM_FORMS } from "./optimizers.ts";
import { ScheduleFields } from "./schedule_fields.tsx";

export interface OptimizerProps {
  problem: Problem;
  /** Take the change; the reason if it is refused. */
  onEdit: (change: (now: Problem) => Problem, asked?: string) => Promise<string | null>;
  /** What numbers are scrubbed with, where they are. */
  scrub?: Scrub;
}

/** A norm above 0, or nothing for none. Throws Unreadable. */
function readNorm(text: string): number | undefined {
  if (/^\s*(none|–|-)?\s*$/i.test(text)) return undefined;
  const norm = readNumber(text);
  if (norm > 0) return norm;
  throw new Unreadable("A number above 0, or “none”.");
}

/** The optimizer’s own numbers beside η, and how η changes. */
export function OptimizerOptions({ problem, onEdit, scrub }: OptimizerProps) {
  const optimizer = problem.optimizer ?? { name: "sgd" };
  const withPart = (now: Problem, part: Partial<Optimizer>): Problem => ({
    ...now,
    optimizer: { ...optimizer, ...now.optimizer, ...part },
  });
  const change = (part: Partial<Optimizer>) => onEdit((now) => withPart(now, part));

  return (
    <>
      {fieldsOf(optimizer).map(({ field, title, value }) => (
        <NumberField
          key={field}
          label={title}
          of={field}
          value={value}
          makes={(now, given) =>
            withPart(
              now,
              field === "momentum" && given === 0
                ? { momentum: undefined, momentum_form: undefined, nesterov: undefined }
                : { [field]: given },
            )}
          onEdit={onEdit}
          scrub={scrub}
        />
      ))}
      {optimizer.name === "sgd" && Boolean(optimizer.momentum) && (
        <>
          <Choice
            wide
            label="Form of the momentum"
            of={problem}
            value={optimizer.momentum_form ?? "pytorch"}
            options={MOMENTUM_FORMS}
            onChoose={(form) =>
              change({ momentum_form: form as NonNullable<Optimizer["momentum_form"]> })}
          />
          <Choice
            label="Nesterov’s step"
            of={problem}
            value={optimizer.nesterov ? "yes" : "no"}
            options={{ no: "no", yes: "yes, it looks ahead" }}
            onChoose={(chosen) => change({ nesterov: chosen === "yes" || undefined })}
          />
        </>
      )}
      <Field
        label="Longest gradient (clipped by norm)"
        text={optimizer.clip_norm === undefined ? "none" : String(optimizer.clip_norm)}
        read={readNorm}
        onCommit={(clip_norm) => change({ clip_norm })}
      />
      <ScheduleFields
        problem={problem}
        makes={(now, schedule) => withPart(now, { schedule })}
        onEdit={onEdit}
        scrub={scrub}
      />
    </>
  );
}
