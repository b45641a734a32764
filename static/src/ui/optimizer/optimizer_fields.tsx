import { Choice } from "../choice.tsx";
import { NumberField } from "./number_field.tsx";
import { OptimizerOptions, type OptimizerProps } from "./optimizer_options.tsx";
import { OPTIMIZERS, rateOf } from "./optimizers.ts";

/** What is done with the gradients: which optimizer, its learning rate, and its own fields. */
export function OptimizerFields({ optimizer, of, onChange, scrub }: OptimizerProps) {
  return (
    <>
      <Choice
        label="Optimizer"
        of={of}
        value={optimizer.name}
        options={OPTIMIZERS}
        onChoose={(name) =>
          onChange((now) => ({
            name,
            learning_rate: rateOf(now),
            ...(now.schedule && { schedule: now.schedule }),
          }))}
      />
      <NumberField
        label="Learning rate η"
        of="learning_rate"
        value={rateOf(optimizer)}
        makes={(now, learning_rate) => ({ ...now, learning_rate })}
        onChange={(change, partOf) => onChange(change, "learning_rate", partOf)}
        scrub={scrub}
      />
      <OptimizerOptions {...{ optimizer, of, onChange, scrub }} />
    </>
  );
}
