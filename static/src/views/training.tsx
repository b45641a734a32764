import { formatNumber } from "../model/format.ts";
import type { Iteration } from "../model/training.ts";
import { LossCurve } from "./loss_curve.tsx";

interface Props {
  history: Iteration[];
  iteration: number;
  busy: boolean;
  /** The run of iterations that is under way. */
  training: { done: number; wanted: number } | null;
  onTrain: (iterations: number) => void;
  onStop: () => void;
  onGoTo: (iteration: number) => void;
}

const MOST_LISTED = 4;
const RUNS = [10, 100, 1000];

/** The iterations so far: the loss at the start of each, and the way to the next. */
export function Training(props: Props) {
  const { history, iteration, busy, training, onTrain, onStop, onGoTo } = props;
  const from = Math.max(0, Math.min(iteration - 1, history.length - MOST_LISTED));
  return (
    <section class="training" aria-label="Iterations">
      <h3>
        Iteration {iteration + 1}{" "}
        <span class="quiet">starts at L = {formatNumber(history[iteration].loss)}</span>
      </h3>
      {history.length > 1 && <LossCurve history={history} iteration={iteration} />}
      {history.length > MOST_LISTED && (
        <input
          type="range"
          aria-label="Go to iteration"
          min={1}
          max={history.length}
          value={iteration + 1}
          disabled={busy}
          onChange={(event) => onGoTo(Number(event.currentTarget.value) - 1)}
        />
      )}
      {history.length > 1 && (
        <ol class="losses" start={from + 1}>
          {history.slice(from, from + MOST_LISTED).map((each, at) => (
            <li>
              <button
                type="button"
                class={from + at === iteration ? "current" : ""}
                aria-current={from + at === iteration ? "step" : undefined}
                disabled={busy}
                onClick={() => onGoTo(from + at)}
              >
                {from + at + 1}: L {formatNumber(each.loss)}
              </button>
            </li>
          ))}
        </ol>
      )}
      <p class="row">
        <button
          type="button"
          onClick={() => onTrain(1)}
          disabled={busy}
          title="Next iteration (N)"
        >
          Next iteration
        </button>
        {iteration > 0 && (
          <button type="button" onClick={() => onGoTo(0)} disabled={busy}>
            Initial weights
          </button>
        )}
      </p>
      {training && training.wanted > 1
        ? (
          <p class="row">
            <progress
              value={training.done}
              max={training.wanted}
              aria-label="Iterations run"
            />
            <button type="button" onClick={onStop}>Stop</button>
          </p>
        )
        : (
          <p class="row" role="group" aria-label="Run many iterations">
            <span>Run</span>
            {RUNS.map((many) => (
              <button
                key={many}
                type="button"
                onClick={() => onTrain(many)}
                disabled={busy}
              >
                {many}
              </button>
            ))}
            <span>iterations</span>
          </p>
        )}
    </section>
  );
}
