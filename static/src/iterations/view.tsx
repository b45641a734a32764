import { formatNumber } from "../lib/numbers/format.ts";
import type { Iteration } from "../session/iterations/course.ts";
import { LossCurve } from "./loss_curve.tsx";
import { disabledButton } from "../ui/disabled.ts";
import { useScrollAnchor } from "../ui/hooks/use_scroll_anchor.ts";

interface Props {
  history: Iteration<unknown>[];
  /** Before which of them the loss or the update was changed. */
  turns: number[];
  /** The losses of the run before this one, to compare. */
  earlier: number[];
  /** What the loss is called, where that is not L. */
  name?: string;
  /** What the first iteration starts from. */
  initial?: string;
  /** How the batch's samples make the loss; null for one sample. */
  joined: string | null;
  iteration: number;
  busy: boolean;
  /** Whether all steps are done: then Next leads to the next iteration. */
  atEnd: boolean;
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
  const {
    history,
    turns,
    earlier,
    joined,
    name = "L",
    initial = "Initial weights",
    iteration,
    busy,
    atEnd,
    training,
    onTrain,
    onStop,
    onGoTo,
  } = props;
  const from = Math.max(0, Math.min(iteration - 1, history.length - MOST_LISTED));
  const runs = useScrollAnchor<HTMLDivElement>(busy);
  const isRunning = training !== null && training.wanted > 1;

  function onSlide(event: Event & { currentTarget: HTMLInputElement }): void {
    const { currentTarget } = event;
    if (busy) currentTarget.value = String(iteration + 1);
    else onGoTo(Number(currentTarget.value) - 1);
  }

  return (
    <section class="training" aria-label="Iterations">
      <h3>
        Iteration {iteration + 1}{" "}
        <span class="quiet">
          starts at {name} = {formatNumber(history[iteration].loss)}
          {joined && `, the ${joined}`}
        </span>
      </h3>
      {(history.length > 1 || earlier.length > 1) && (
        <LossCurve history={history} iteration={iteration} turns={turns} earlier={earlier} />
      )}
      {earlier.length > 1 && <p class="quiet">Dashed: the run before, to compare.</p>}
      {history.length > MOST_LISTED && (
        <input
          type="range"
          aria-label="Go to iteration"
          min={1}
          max={history.length}
          value={iteration + 1}
          aria-disabled={busy}
          onChange={onSlide}
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
                {...disabledButton(busy, () => onGoTo(from + at))}
              >
                {from + at + 1}: {name} {formatNumber(each.loss)}
              </button>
            </li>
          ))}
        </ol>
      )}
      <progress
        class={isRunning ? "" : "idle"}
        value={training?.done ?? 0}
        max={training?.wanted ?? 1}
        aria-label="Iterations run"
      />
      <div ref={runs} class="runs">
        <p class="row">
          <button
            type="button"
            class={atEnd ? "elsewhere" : ""}
            {...disabledButton(busy, () => onTrain(1))}
            title="Next iteration (N)"
          >
            Next iteration
          </button>
          <button type="button" {...disabledButton(busy || iteration === 0, () => onGoTo(0))}>
            {initial}
          </button>
        </p>
        <p class="row" role="group" aria-label="Run many iterations">
          <span>Run</span>
          {RUNS.map((many) => (
            <button
              key={many}
              type="button"
              {...disabledButton(busy, () => onTrain(many))}
            >
              {many}
            </button>
          ))}
          <span>times</span>
          <button type="button" {...disabledButton(!isRunning, onStop)}>Stop</button>
        </p>
      </div>
    </section>
  );
}
