import { readNumber } from "../../lib/numbers/arithmetic.ts";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import type { Optimizer } from "../../wire/types.ts";
import { Choice } from "../choice.tsx";
import { Field } from "../field.tsx";
import { NumberField, type Scrubs } from "./number_field.tsx";
import { fieldsOf, MOMENTUM_FORMS } from "./optimizers.ts";
import { ScheduleFields } from "./schedule_fields.tsx";

export interface OptimizerProps {
  optimizer: Optimizer;
  /** What it is of: once that is another, a refusal is history. */
  of: unknown;
  /** Take the change to the optimizer as it then is; the reason if it is refused. */
  onChange: (
    change: (now: Optimizer) => Optimizer,
    asked?: string,
    partOf?: object,
  ) => Promise<string | null>;
  /** How its numbers are changed little by little, where they are. */
  scrub?: Scrubs<Optimizer>;
}

/** A norm above 0, or nothing for none. Throws Unreadable. */
function readNorm(text: string): number | undefined {
  if (/^\s*(none|–|-)?\s*$/i.test(text)) return undefined;
  const norm = readNumber(text);
  if (norm > 0) return norm;
  throw new Unreadable("A number above 0, or “none”.");
}

/** The optimizer’s own numbers beside η, and how η changes. */
export function OptimizerOptions({ optimizer, of, onChange, scrub }: OptimizerProps) {
  const change = (part: Partial<Optimizer>) => onChange((now) => ({ ...now, ...part }));

  return (
    <>
      {fieldsOf(optimizer).map(({ field, title, value }) => (
        <NumberField
          key={field}
          label={title}
          of={field}
          value={value}
          makes={(now, given) => ({
            ...now,
            ...(field === "momentum" && given === 0
              ? { momentum: undefined, momentum_form: undefined, nesterov: undefined }
              : { [field]: given }),
          })}
          onChange={(change, partOf) => onChange(change, field, partOf)}
          scrub={scrub}
        />
      ))}
      {optimizer.name === "sgd" && Boolean(optimizer.momentum) && (
        <>
          <Choice
            wide
            label="Form of the momentum"
            of={of}
            value={optimizer.momentum_form ?? "pytorch"}
            options={MOMENTUM_FORMS}
            onChoose={(form) =>
              change({ momentum_form: form as NonNullable<Optimizer["momentum_form"]> })}
          />
          <Choice
            label="Nesterov’s step"
            of={of}
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
        schedule={optimizer.schedule}
        {...{ of, onChange, scrub }}
      />
    </>
  );
}
