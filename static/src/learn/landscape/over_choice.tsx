import type { Learning } from "../model/learning.ts";
import type { Over } from "../model/state.ts";
import type { Problem } from "../../wire/types.ts";
import { parametersOf } from "./parameters.ts";
import { chosenIn } from "./chosen_axes.ts";

const KINDS: [Over["kind"], string][] = [
  ["weights", "two weights"],
  ["downhill", "−∇ and random"],
  ["way", "main directions"],
];

interface Props {
  learning: Learning;
  problem: Problem;
  /** Whether the map goes as far as the next steps alone. */
  near: boolean;
  onNear: (near: boolean) => void;
}

/** What the map goes over, and how far. */
export function OverChoice({ learning, problem, near, onNear }: Props) {
  const over = learning.over.value;
  const choose = (change: Partial<Over>) => (learning.over.value = { ...over, ...change });
  const all = parametersOf(problem);
  const [refs] = chosenIn(problem, over.refs);
  return (
    <p class="axes">
      <label>
        over{" "}
        <select
          aria-label="What the map goes over"
          value={over.kind}
          onChange={(event) => choose({ kind: event.currentTarget.value as Over["kind"] })}
        >
          {KINDS.map(([kind, title]) => <option value={kind}>{title}</option>)}
        </select>
      </label>
      <span class="pair" role="group" aria-label="How far the map goes">
        <button type="button" aria-pressed={!near} onClick={() => onNear(false)}>the way</button>
        <button type="button" aria-pressed={near} onClick={() => onNear(true)}>next steps</button>
      </span>
      {over.kind === "weights" && ([0, 1] as const).map((axis) => (
        <label>
          {axis === 0 ? "across" : "up"}{" "}
          <select
            aria-label={axis === 0 ? "Weight across" : "Weight up"}
            value={refs[axis]}
            onChange={(event) =>
              choose({ refs: refs.with(axis, event.currentTarget.value) as Over["refs"] })}
          >
            {all.map(({ ref, name }) => (
              <option value={ref} disabled={ref === refs[1 - axis]}>{name}</option>
            ))}
          </select>
        </label>
      ))}
      {over.kind === "downhill" && (
        <button
          type="button"
          onClick={() => choose({ seed: over.seed + 1 })}
        >
          Another direction
        </button>
      )}
      {learning.training.value && <span class="quiet">the map comes when the run rests</span>}
    </p>
  );
}
