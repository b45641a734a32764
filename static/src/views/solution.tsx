import { marksOf } from "../model/marks.ts";
import type { Solution } from "../model/solution.ts";
import { Formula } from "./formula.tsx";

/** Every step with its formula, as it would stand on paper. */
export function SolutionSheet({ solution, title }: { solution: Solution; title: string }) {
  const unmarked = marksOf(null, null);
  return (
    <section class="solution" aria-label="Worked solution">
      <h2>{title}</h2>
      <ol>
        {solution.steps.map((step) => (
          <li>
            <h3>{step.title}</h3>
            <p>{step.text}</p>
            <Formula lines={step.formula.lines} marks={unmarked} />
          </li>
        ))}
      </ol>
      {solution.left > 0 && (
        <p>
          {solution.left} further steps are left out: the trace has{" "}
          {solution.steps.length + solution.left}.
        </p>
      )}
    </section>
  );
}
