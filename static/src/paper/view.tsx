import { OUTPUT_ACTIVATIONS } from "../trace/activations.ts";
import { counted } from "../lib/counted.ts";
import { formatNumber } from "../lib/numbers/format.ts";
import { lossName } from "../trace/losses.ts";
import { UNMARKED } from "../trace/marks.ts";
import { PHASES } from "../trace/phases.ts";
import { learningRate, sizesOf } from "../trace/run.ts";
import type { Part, Solution } from "./solution.ts";
import type { Problem } from "../wire/types.ts";
import { Formula } from "../ui/formula.tsx";

/** Every step with its formula, as it would stand on paper. */
export function SolutionSheet({ solution, title }: { solution: Solution; title: string }) {
  const { problem, parts, left } = solution;
  return (
    <section class="solution" aria-label="Worked solution">
      <h2>{title}</h2>
      <p>{given(problem)}</p>
      {parts.map((part) => <PartView part={part} samples={problem.samples.length} />)}
      {left > 0 && <p>{counted(left, "more step")} left out.</p>}
    </section>
  );
}

function PartView({ part, samples }: { part: Part; samples: number }) {
  const ofSample = samples > 1 && part.sample !== null && `, sample ${part.sample + 1}`;
  return (
    <>
      <h3>
        {PHASES[part.phase]}
        {ofSample}
      </h3>
      <ol start={part.steps[0].index + 1}>
        {part.steps.map((step) => (
          <li key={step.index}>
            <h4>{step.title}</h4>
            <p>{step.text}</p>
            <Formula lines={step.formula.lines} marks={UNMARKED} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** What the picture does not say of the problem. */
function given(problem: Problem): string {
  const { layers } = problem.network;
  const samples = problem.samples.length;
  const reduction = problem.reduction === "mean" ? "mean" : "sum";
  return [
    `A ${sizesOf(problem).join("–")} network`,
    layers.map(({ activation }) => OUTPUT_ACTIVATIONS[activation]).join(", "),
    lossName(problem.loss),
    samples > 1 && `the ${reduction} over ${samples} samples`,
    `η = ${formatNumber(learningRate(problem))}`,
  ].filter(Boolean).join(" · ");
}
