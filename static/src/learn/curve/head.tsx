import { formatNumber } from "../../lib/numbers/format.ts";
import type { Learning } from "../model/learning.ts";
import type { Moment } from "../model/runs.ts";
import { RunsMenu } from "./runs_menu.tsx";
import { type Shown, valueOf } from "./scale.ts";

interface Props {
  learning: Learning;
  moment: Moment;
  names: string[];
  shown: Shown;
  log: boolean;
  onShow: (shown: Shown, log: boolean) => void;
}

const TITLES: [Shown, string][] = [
  ["loss", "Loss"],
  ["accuracy", "Accuracy"],
  ["gradients", "Gradients"],
];

/** Above the curve: what it shows, the runs, the values at the thumb, the kind of axis. */
export function CurveHead({ learning, moment, names, shown, log, onShow }: Props) {
  const [value, held] = [valueOf(moment, shown, false), valueOf(moment, shown, true)];
  return (
    <div class="curve-head">
      <div class="pair" role="group" aria-label="What the curve shows">
        {TITLES.filter(([each]) => each !== "accuracy" || moment.accuracy !== null).map((
          [each, title],
        ) => (
          <button
            type="button"
            aria-pressed={shown === each}
            onClick={() => onShow(each, log || each === "gradients")}
          >
            {title}
          </button>
        ))}
      </div>
      <RunsMenu learning={learning} names={names} />
      <p class="values">
        <b>epoch {Math.floor(moment.epoch)}</b>
        {value !== null && (
          <span>
            training <b>{formatNumber(value)}</b>
          </span>
        )}
        {held !== null && (
          <span>
            held out <b>{formatNumber(held)}</b>
          </span>
        )}
      </p>
      {shown !== "accuracy" && (
        <div class="pair" role="group" aria-label={`Axis of the ${shown}`}>
          <button type="button" aria-pressed={!log} onClick={() => onShow(shown, false)}>
            linear
          </button>
          <button type="button" aria-pressed={log} onClick={() => onShow(shown, true)}>log</button>
        </div>
      )}
    </div>
  );
}
