import { useEffect, useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import { fetchSteps, type OfLayer, type Steps } from "../../wire/learning.ts";
import type { Optimizer, Problem } from "../../wire/types.ts";
import { othersBeside } from "../model/comparing.ts";
import { type Learning, reasonOf } from "../model/learning.ts";
import { OPTIMIZER_TITLES, optimizerKind, placeOf } from "../model/runs.ts";
import type { Axes } from "./axes.ts";
import type { Ranges } from "./surface.ts";

/** So far back the others begin to watch the gradients of the run. */
const MOST_WATCHED = 2000;
/** A map of the next steps goes so much farther than the longest, and so much of its reach at least. */
const MARGIN = 1.5;
const LEAST_SHARE = 1e-3;

export interface NextSteps {
  optimizers: Optimizer[];
  steps: Steps;
  /** The iteration from which on the others have watched the gradients. */
  since: number;
}

/** What each optimizer would do next at the moment on show; null until it is known. */
export function useNextSteps(learning: Learning): [NextSteps | null, string | null] {
  const [run, moment, source] = [
    learning.run.value,
    learning.moment.value,
    learning.source.value,
  ];
  const training = learning.training.value;
  const [found, setFound] = useState<NextSteps | null>(null);
  const [why, setWhy] = useState<string | null>(null);

  useEffect(() => {
    setFound(null);
    if (!run || !moment || !source || training) return;
    let stale = false;
    const { moments, batchSize, shuffleSeed } = run;
    const from = moments[placeOf(moments, Math.max(0, moment.iteration - MOST_WATCHED))];
    const optimizers = othersBeside(run.start.optimizer ?? { name: "sgd" });
    const wait = setTimeout(
      () =>
        fetchSteps({
          problem: from.problem,
          data: source.data,
          iterations: moment.iteration - from.iteration,
          batch_size: batchSize,
          shuffle_seed: shuffleSeed,
          start: from.iteration,
          optimizers,
        }).then(
          (steps) => {
            if (stale) return;
            setFound({ optimizers, steps, since: from.iteration });
            setWhy(null);
          },
          (error) => stale || setWhy(reasonOf(error)),
        ),
      200,
    );
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [run?.id, moment?.iteration, source, training]);
  return [found, why];
}

/** So far round where the problem stands as all next steps go, along either axis. */
export function rangesOfSteps({ steps }: NextSteps, axes: Axes, problem: Problem): Ranges {
  const changes = steps.changes.map(axes.changeOf);
  const here = axes.placeOf(problem);
  const rangeOf = (axis: 0 | 1): [number, number] => {
    const longest = Math.max(...changes.map((change) => Math.abs(change[axis])));
    const reach = Math.max(MARGIN * longest, LEAST_SHARE * axes.reach[axis]);
    return [here[axis] - reach, here[axis] + reach];
  };
  return [rangeOf(0), rangeOf(1)];
}

export const titleOf = (optimizer: Optimizer) => OPTIMIZER_TITLES[optimizerKind(optimizer)];

/** The same gradient, and what each optimizer makes of it, along the axes on show. */
export function StepsTable({ found, axes }: { found: NextSteps; axes: Axes }) {
  const { optimizers, steps } = found;
  const cells = (layers: OfLayer[]) =>
    axes.changeOf(layers).map((change) => <td>{formatNumber(change)}</td>);
  return (
    <table class="next-steps">
      <caption>The same gradient, and what each optimizer makes of it next</caption>
      <thead>
        <tr>
          <th scope="col">optimizer</th>
          <th scope="col">η</th>
          {axes.names.map((name) => <th scope="col">{axes.areValues ? "change of " : ""}{name}
          </th>)}
        </tr>
      </thead>
      <tbody>
        <tr class="given">
          <th scope="row">∇, given to all</th>
          <td />
          {cells(steps.gradient)}
        </tr>
        {optimizers.map((each, at) => (
          <tr>
            <th scope="row">
              <svg viewBox="0 0 14 14" class={`swatch step-${at}`} aria-hidden="true">
                <circle cx="7" cy="7" r="5" />
              </svg>{" "}
              {titleOf(each)}
              {at === 0 ? ", this run" : ""}
            </th>
            <td>{formatNumber(each.learning_rate ?? 0.5)}</td>
            {cells(steps.changes[at])}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
