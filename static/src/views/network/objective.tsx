import { readNumber } from "../../model/arithmetic.ts";
import { withLoss } from "../../model/edit.ts";
import { learningRate } from "../../model/run.ts";
import { Field } from "../field.tsx";
import { Choice } from "./choice.tsx";
import type { PartProps } from "./network.tsx";

const LOSSES: Record<string, string> = {
  half_squared_error: "half squared error ½ Σ (y − o)²",
  mean_squared_error: "mean squared error (1/C) Σ (y − o)²",
  binary_cross_entropy: "binary cross-entropy",
  categorical_cross_entropy: "categorical cross-entropy",
};

/** What is made smaller, and how. */
export function Objective({ problem, onEdit }: PartProps) {
  return (
    <fieldset>
      <legend>Loss and update</legend>
      <Choice
        wide
        label="Loss"
        value={problem.loss}
        options={LOSSES}
        of={problem}
        onChoose={(loss) => onEdit((now) => withLoss(now, loss))}
      />
      <Field
        label="Learning rate η"
        text={String(learningRate(problem))}
        read={readNumber}
        onCommit={(learning_rate) =>
          onEdit((now) => ({ ...now, optimizer: { name: "sgd", learning_rate } }))}
      />
      <Choice
        label="Samples’ gradients"
        value={problem.reduction ?? "sum"}
        options={{ sum: "are added up", mean: "are averaged" }}
        of={problem}
        onChoose={(reduction) =>
          onEdit((now) => ({ ...now, reduction: reduction as "sum" | "mean" }))}
      />
    </fieldset>
  );
}
