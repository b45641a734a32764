import { readNumber } from "../lib/numbers/arithmetic.ts";
import { learningRate } from "../trace/run.ts";
import { Choice } from "../ui/choice.tsx";
import { Field } from "../ui/field.tsx";
import { OptimizerOptions, type OptimizerProps } from "../ui/optimizer/optimizer_options.tsx";
import { OPTIMIZERS } from "../ui/optimizer/optimizers.ts";

/** What is done with the gradients: which optimizer, its learning rate, and its own fields. */
export function OptimizerFields({ problem, onEdit }: OptimizerProps) {
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
      <Field
        label="Learning rate η"
        text={String(learningRate(problem))}
        read={readNumber}
        onCommit={(learning_rate) =>
          onEdit(
            (now) => ({ ...now, optimizer: { ...optimizer, ...now.optimizer, learning_rate } }),
            "learning_rate",
          )}
      />
      <OptimizerOptions problem={problem} onEdit={onEdit} />
    </>
  );
}
