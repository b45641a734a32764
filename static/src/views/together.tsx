import { formatNumber } from "../model/format.ts";
import type { Step } from "../types.ts";

interface Props {
  /** What was done in the same move, before the step itself. */
  steps: Step[];
  onSeek: (cursor: number) => void;
}

/** What else the last move computed: each number leads to its own step. */
export function Together({ steps, onSeek }: Props) {
  return (
    <div class="together">
      <h3>In the same move</h3>
      <ul>
        {steps.map((step) => (
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
