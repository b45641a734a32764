import { formatNumber } from "../lib/numbers/format.ts";
import type { AnyStep } from "../wire/types.ts";
import { useDeferred } from "../ui/hooks/use_deferred.tsx";

interface Props {
  /** The steps of the last move, of which the last is shown above. */
  stepRange: AnyStep[];
  onSeek: (cursor: number) => void;
}

/** What else the last move computed: each number leads to its own step. */
export function SameMove(props: Props) {
  return useDeferred(OtherSteps, props, [props.stepRange]);
}

function OtherSteps({ stepRange, onSeek }: Props) {
  return (
    <div class="together">
      <h3>In the same move</h3>
      <ul>
        {stepRange.slice(0, -1).map((step) => (
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
