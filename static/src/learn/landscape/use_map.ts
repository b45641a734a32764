/** The map of the loss for what is on show, once the run rests. */

import { useEffect, useState } from "preact/hooks";
import { fetchSteps, type OfLayer } from "../../wire/learning.ts";
import { type Learning, reasonOf } from "../model/learning.ts";
import type { Moment, Run } from "../model/runs.ts";
import type { Over, Source } from "../model/state.ts";
import type { Axes } from "./axes.ts";
import { axesOf } from "./chosen_axes.ts";
import { type NextSteps, rangesOfSteps } from "./next_steps.tsx";
import { rangesOf, readSurface, type Surface } from "./surface.ts";

export interface LossMap {
  axes: Axes;
  surface: Surface;
  /** ∇ over all training rows where the run stood. */
  gradient: OfLayer[];
  /** What it is of. */
  moment: Moment;
}

/** The map, null until it is there, and why there is none; `near` takes it as far as `steps` go. */
export function useMap(
  learning: Learning,
  near: boolean,
  steps: NextSteps | null,
): [LossMap | null, string | null] {
  const [run, moment, source] = [
    learning.run.value,
    learning.moment.value,
    learning.source.value,
  ];
  const [over, training] = [learning.over.value, learning.training.value];
  const [map, setMap] = useState<LossMap | null>(null);
  const [why, setWhy] = useState<string | null>(null);

  useEffect(() => {
    if (!moment || !run || !source || training || (near && !steps)) return;
    const controller = new AbortController();
    const wait = setTimeout(
      () =>
        readMap(over, run, moment, source, near ? steps : null, controller.signal).then(
          (found) => {
            if (controller.signal.aborted) return;
            setMap(typeof found === "string" ? null : found);
            setWhy(typeof found === "string" ? found : null);
          },
          (error) => controller.signal.aborted || setWhy(reasonOf(error)),
        ),
      150,
    );
    return () => {
      clearTimeout(wait);
      controller.abort();
    };
  }, [moment, training, run, source, over, near, near ? steps : null]);
  return [map, why];
}

/** The map, or why there is none. Throws Refused or Unreachable. */
async function readMap(
  over: Over,
  run: Run,
  moment: Moment,
  source: Source,
  steps: NextSteps | null,
  signal: AbortSignal,
): Promise<LossMap | string> {
  const { problem } = moment;
  const { data, table } = source;
  const { gradient } = await fetchSteps({
    ...{ problem, data, iterations: 0, batch_size: null, shuffle_seed: null, start: 0 },
    optimizers: [{ name: "sgd" }],
  });
  const axes = axesOf(over, run, problem, gradient);
  if (typeof axes === "string") return axes;
  const ranges = steps
    ? rangesOfSteps(steps, axes, problem)
    : rangesOf(axes, [...run.moments.map((each) => each.problem), problem]);
  const rows = table.inputs.length - table.held_out.length;
  const surface = await readSurface(problem, { data, rows }, axes, ranges, signal);
  return { axes, surface, gradient, moment };
}
