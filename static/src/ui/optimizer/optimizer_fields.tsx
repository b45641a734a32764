import { readNumber } from "../../lib/numbers/arithmetic.ts";
import { Choice } from "../choice.tsx";
import { Field } from "../field.tsx";
import { OptimizerOptions, type OptimizerProps } from "./optimizer_options.tsx";
import { OPTIMIZERS, rateOf } from "./optimizers.ts";

/** What is done with the gradients: which optimizer, its learning rate, and its own fields. */
export function OptimizerFields({ optimizer, of, onChange }: OptimizerProps) {
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
      <Field
        label="Learning rate η"
        text={String(rateOf(optimizer))}
        read={readNumber}
        onCommit={(learning_rate) =>
          onChange((now) => ({ ...now, learning_rate }), "learning_rate")}
      />
      <OptimizerOptions optimizer={optimizer} of={of} onChange={onChange} />
    </>
  );
}
