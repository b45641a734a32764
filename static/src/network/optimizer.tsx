import { readNumber } from "../lib/arithmetic.ts";
import { fieldsOf, MOMENTUM_FORMS, OPTIMIZERS } from "./optimizer_fields.ts";
import { learningRate } from "../trace/run.ts";
import type { Optimizer } from "../wire/types.ts";
import { Choice } from "../ui/choice.tsx";
import { Field } from "../ui/field.tsx";
import type { PartProps } from "./view.tsx";

/** What is done with the gradients: which optimizer, its learning rate, and its own fields. */
export function OptimizerFields({ problem, onEdit }: PartProps) {
  const optimizer = problem.optimizer ?? { name: "sgd" };
  const change = (part: Partial<Optimizer>, asked?: string) =>
    onEdit((now) => ({ ...now, optimizer: { ...optimizer, ...now.optimizer, ...part } }), asked);

  return (
    <>
      <Choice
        label="Optimizer"
        of={problem}
        value={optimizer.name}
        options={OPTIMIZERS}
        onChoose={(name) =>
          onEdit((now) => ({ ...now, optimizer: { name, learning_rate: learningRate(now) } }))}
      />
      <Field
        label="Learning rate η"
        text={String(learningRate(problem))}
        read={readNumber}
        onCommit={(learning_rate) => change({ learning_rate }, "learning_rate")}
      />
      {fieldsOf(optimizer).map(({ field, title, value }) => (
        <Field
          key={field}
          label={title}
          text={String(value)}
          read={readNumber}
          onCommit={(given) =>
            change(
              field === "momentum" && given === 0
                ? { momentum: undefined, momentum_form: undefined, nesterov: undefined }
                : { [field]: given },
            )}
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
    </>
  );
}
