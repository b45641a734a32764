import { formatNumber } from "../model/format.ts";
import type { Step } from "../types.ts";
import { useLate } from "./use_late.tsx";

interface Props {
  /** The steps of the last move, of which the last is shown above. */
  stretch: Step[];
  onSeek: (cursor: number) => void;
}

/** What else the last move computed: each number leads to its own step. */
export function Together(props: Props) {
  return useLate(OtherSteps, props, [props.stretch]);
}

function OtherSteps({ stretch, onSeek }: Props) {
  return (
    <div class="together">
      <h3>In the same move</h3>
      <ul>
        {stretch.slice(0, -1).map((step) => (
          <li>
            <button
              type="button"
              class="link"
              title="Show this step"
              onClick={() => onSeek(step.index + 1)}
            >
              {step.title}
            </button>{" "}
            {step.writes.map(({ value }) => <b>{formatNumber(value)}</b>)}
          </li>
        ))}
      </ul>
    </div>
  );
}
