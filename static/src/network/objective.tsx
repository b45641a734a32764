import type { ComponentChildren } from "preact";
import { withLoss } from "./edit.ts";
import { LOSSES } from "../trace/losses.ts";
import { Choice } from "../ui/choice.tsx";
import { OptimizerFields } from "../ui/optimizer/optimizer_fields.tsx";
import { optimizerOf, withOptimizer } from "../ui/optimizer/of_problem.ts";
import type { PartProps } from "./view.tsx";

interface Props extends PartProps {
  /** What would go better with the loss. */
  offer: ComponentChildren;
}

/** What is made smaller, and how. */
export function Objective({ problem, onEdit, scrub, offer }: Props) {
  return (
    <fieldset>
      <legend>Loss and update</legend>
      <Choice
        wide
        label="Loss"
        value={problem.loss}
        options={LOSSES}
        of={problem}
        onChoose={(loss) => onEdit((now) => withLoss(now, loss), "loss")}
      />
      {offer}
      <OptimizerFields
        optimizer={optimizerOf(problem)}
        of={problem}
        onChange={(change, asked, partOf) =>
          onEdit((now) => withOptimizer(now, change), asked, partOf)}
        scrub={{
          ...scrub,
          begin: (of, partOf, makes) =>
            scrub.begin(
              of,
              partOf,
              (now, value) => withOptimizer(now, (each) => makes(each, value)),
            ),
        }}
      />
      <Choice
        label="Samples’ gradients"
        value={problem.reduction ?? "sum"}
        options={{ sum: "are added up", mean: "are averaged" }}
        of={problem}
        onChoose={(reduction) =>
          onEdit((now) => ({ ...now, reduction: reduction as "sum" | "mean" }), "reduction")}
      />
    </fieldset>
  );
}
