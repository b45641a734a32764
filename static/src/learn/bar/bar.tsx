import { formatNumber } from "../../lib/numbers/format.ts";
import type { Learning } from "../model/learning.ts";
import { runAgain } from "../model/comparing.ts";
import { OPTIMIZER_TITLES, optimizerKind } from "../model/runs.ts";
import { MOST_STEPPED } from "../model/step_inside.ts";
import { withOptimizer, withRate } from "../model/settings.ts";
import { NetworkMenu } from "./network_menu.tsx";

const SPEEDS: [number, string][] = [
  [1, "1 a second"],
  [10, "10 a second"],
  [50, "50 a second"],
  [200, "200 a second"],
  [Infinity, "full speed"],
];
const RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const BATCHES = [1, 5, 10, 20, 32, 64];

interface Props {
  learning: Learning;
  onStepInside: () => void;
}

/** What there is to do: train, one iteration, one epoch; how; and the way into the iteration. */
export function Bar({ learning, onStepInside }: Props) {
  learning.came.value;
  const [run, moment, source] = [
    learning.run.value,
    learning.moment.value,
    learning.source.value,
  ];
  if (!run || !moment || !source) return null;
  const { start, batchSize, shuffleSeed, goal } = run;
  const training = learning.training.value;
  const optimizer = start.optimizer ?? { name: "sgd" };
  const rate = optimizer.learning_rate ?? 0.5;
  const rows = source.table.inputs.length - source.table.held_out.length;
  const stopped = run.stopped !== null;
  const toRun = [...learning.toRun.value.values()];
  const runs = learning.runs.value.length;
  const again = (problem: typeof start, batch = batchSize) =>
    learning.begin(problem, { batchSize: batch, shuffleSeed, goal });

  return (
    <div class="learn-bar">
      <button
        type="button"
        class="primary train"
        aria-disabled={stopped}
        onClick={() => training ? learning.pause() : learning.train()}
      >
        {training ? "Pause ❚❚" : "Train ▶"}
      </button>
      <button type="button" aria-disabled={training || stopped} onClick={() => learning.train(1)}>
        Iteration
      </button>
      {toRun.length > 0 && (
        <button
          type="button"
          title="The same as where the link was made: the same initial weights and batches"
          onClick={() => runAgain(learning)}
        >
          {runs > 1 ? `Run all ${runs} again` : `Run to ${toRun[0]}`}
        </button>
      )}
      {batchSize !== null && (
        <button
          type="button"
          aria-disabled={training || stopped}
          onClick={() => learning.train(learning.iterationsInEpoch())}
        >
          Epoch
        </button>
      )}
      <Select
        label="Speed"
        value={String(learning.speed.value)}
        options={SPEEDS.map(([value, title]) => [String(value), title])}
        onChoose={(value) => (learning.speed.value = Number(value))}
      />
      <Select
        label="Optimizer"
        value={optimizerKind(optimizer)}
        options={Object.entries(OPTIMIZER_TITLES)}
        onChoose={(kind) => again(withOptimizer(start, kind))}
      />
      <Select
        label="Learning rate"
        shown="η"
        value={String(rate)}
        options={[...new Set([...RATES, rate])].sort((a, b) => a - b).map((value) => [
          String(value),
          formatNumber(value),
        ])}
        onChoose={(value) => again(withRate(start, Number(value)))}
      />
      <Select
        label="Batch"
        shown="batch"
        value={String(batchSize)}
        options={[
          ...[...new Set([...BATCHES, ...(batchSize ? [batchSize] : [])])]
            .filter((size) => size < rows).sort((a, b) => a - b)
            .map((size): [string, string] => [String(size), String(size)]),
          ["null", "all rows"],
        ]}
        onChoose={(value) => again(start, value === "null" ? null : Number(value))}
      />
      <NetworkMenu learning={learning} />
      <span class="grow" />
      <button
        type="button"
        aria-disabled={moment.iteration === 0}
        onClick={() => learning.reset()}
        title="Back to the initial weights"
        aria-label="Back to the initial weights"
      >
        ↺
      </button>
      {(batchSize ?? rows) > MOST_STEPPED && (
        <span
          class="quiet"
          title="What is stepped is a batch of these alone: its gradient is theirs, not the run’s."
        >
          with {MOST_STEPPED} of the batch’s {Math.min(batchSize ?? rows, rows)} samples
        </span>
      )}
      <button type="button" class="inside" onClick={onStepInside}>
        <span class="phase-swatches" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </span>
        Step inside iteration {moment.iteration} →
      </button>
    </div>
  );
}

interface SelectProps {
  label: string;
  /** A letter or word in front of the choice. */
  shown?: string;
  value: string;
  options: [string, string][];
  onChoose: (value: string) => void;
}

/** One of several, in one line. */
function Select({ label, shown, value, options, onChoose }: SelectProps) {
  return (
    <label class="pick">
      <span class={shown ? "quiet" : "hidden"}>{shown ?? label}</span>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map(([name, title]) => <option value={name}>{title}</option>)}
      </select>
    </label>
  );
}
