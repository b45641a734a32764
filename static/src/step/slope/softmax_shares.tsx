import { formatOrNotYet } from "../../lib/numbers/format.ts";
import type { Units } from "./slope.ts";
import { deltaRule } from "../../trace/fused_delta.ts";
import { plain, Symbols } from "../../trace/symbols/symbols.ts";
import type { TabProps } from "../tab_strip.tsx";

/** More shares than this are not all shown. */
const MOST_SHARES = 12;
const WIDTH = 200;

/** Softmax has no curve of one net: the shares of all outputs instead. */
export function Shares({ units, props }: { units: Units; props: TabProps }) {
  const { run, state, marks } = props;
  const { layer, own, count } = units;
  const symbols = new Symbols(run.notation);
  const first = Math.max(0, Math.min((own ?? 0) - MOST_SHARES / 2, count - MOST_SHARES));
  const shown = Array.from({ length: Math.min(count, MOST_SHARES) }, (_, at) => first + at);
  return (
    <>
      <p class="said">
        Softmax is no function of one{" "}
        {symbols.net}: it shares 1 among all outputs, so there is no single slope.{" "}
        {deltaRule(run.problem, layer) === "fused"
          ? `With this loss δ is ${symbols.output} − y for each.`
          : `δ takes in how every share changes with this ${symbols.net}.`}
      </p>
      <ul class="shares">
        {shown.map((unit) => {
          const ref = `output.${layer}.${unit}`;
          const share = state.value(ref);
          return (
            <li class={unit === own ? "own" : ""}>
              <span>{plain(symbols.unit(layer, unit))}</span>
              <svg viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
                <rect class="whole" width={WIDTH} height="14" rx="3" />
                {share !== null && <rect class="share" width={share * WIDTH} height="14" rx="3" />}
              </svg>
              <span class="share-value">
                <span translate={false} data-ref={ref} class={marks(ref)}>
                  {formatOrNotYet(share)}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {count > MOST_SHARES && (
        <p class="said">{MOST_SHARES} of {count} outputs, around the one at work.</p>
      )}
    </>
  );
}
