import { learningRate } from "../trace/run.ts";
import { Choice } from "../ui/choice.tsx";
import { NumberField } from "../ui/optimizer/number_field.tsx";
import { OptimizerOptions, type OptimizerProps } from "../ui/optimizer/optimizer_options.tsx";
import { OPTIMIZERS } from "../ui/optimizer/optimizers.ts";

/** What is done with the gradients: which optimizer, its learning rate, and its own fields. */
export function OptimizerFields({ problem, onEdit, scrub }: OptimizerProps) {
  const optimizer = problem.optimizer ?? { name: "sgd" };
  return (
    <>
      <Choice
        label="Optimizer"
        of={problem}
        value={optimizer.name}
        options={OPTIMIZERS}
        onChoose={(name) =>
          onEdit((now) => ({
            ...now,
            optimizer: {
              name,
              learning_rate: learningRate(now),
              ...(optimizer.schedule && { schedule: optimizer.schedule }),
            },
          }))}
      />
      <NumberField
        label="Learning rate η"
        of="learning_rate"
        value={learningRate(problem)}
        makes={(now, learning_rate) => ({
          ...now,
          optimizer: { ...optimizer, ...now.optimizer, learning_rate },
        })}
        onEdit={onEdit}
        scrub={scrub}
      />
      <OptimizerOptions problem={problem} onEdit={onEdit} scrub={scrub} />
    </>
  );
}
