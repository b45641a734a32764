import { useEffect, useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import { fetchSteps, type OfLayer, type Steps } from "../../wire/learning.ts";
import type { Optimizer } from "../../wire/types.ts";
import { othersBeside } from "../model/comparing.ts";
import { type Learning, reasonOf } from "../model/learning.ts";
import { OPTIMIZER_TITLES, optimizerKind, placeOf } from "../model/runs.ts";

/** So far back the others begin to watch the gradients of the run. */
const MOST_WATCHED = 2000;
/** A map of the next steps goes so much farther than the longest; and so far where all are 0. */
const MARGIN = 1.5;
const LEAST_REACH = 1e-3;

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

/** The number of a parameter in what is of all layers. */
export function numberOf(layers: OfLayer[], ref: string): number {
  const [kind, layer, to, from] = ref.split(".");
  const own = layers[Number(layer) - 1];
  if (!own) return 0;
  return kind === "bias"
    ? own.biases?.[Number(to)] ?? 0
    : own.weights[Number(to)]?.[Number(from)] ?? 0;
}

/** How far a map goes along each axis that shows all next steps. */
export function reachesOf({ steps }: NextSteps, refs: string[]): number[] {
  return refs.map((ref) => {
    const longest = Math.max(...steps.changes.map((change) => Math.abs(numberOf(change, ref))));
    return MARGIN * longest || LEAST_REACH;
  });
}

export const titleOf = (optimizer: Optimizer) => OPTIMIZER_TITLES[optimizerKind(optimizer)];

interface Props {
  found: NextSteps;
  refs: string[];
  names: string[];
}

/** The same gradient, and what each optimizer makes of it, for the two parameters on show. */
export function StepsTable({ found, refs, names }: Props) {
  const { optimizers, steps } = found;
  const cells = (layers: OfLayer[]) =>
    refs.map((ref) => <td>{formatNumber(numberOf(layers, ref))}</td>);
  return (
    <table class="next-steps">
      <caption>The same gradient, and what each optimizer makes of it next</caption>
      <thead>
        <tr>
          <th scope="col">optimizer</th>
          <th scope="col">η</th>
          {names.map((name) => <th scope="col">change of {name}</th>)}
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
