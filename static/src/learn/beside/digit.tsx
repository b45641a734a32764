import { formatNumber } from "../../lib/numbers/format.ts";
import type { Learning } from "../model/learning.ts";
import { imageSide } from "../stage/view.ts";

/** The chosen sample as the image that it is, and the share that the network gives each class. */
export function DigitView({ learning }: { learning: Learning }) {
  const [source, outputs] = [learning.source.value, learning.outputs.value];
  const output = outputs?.at(-1);
  const side = source && imageSide(source.inputs.length, source.inputs);
  if (!source || !output || !side) return null;
  const row = learning.sample.value;
  const input = source.table.inputs[row];
  const rows = source.table.inputs.length;
  const go = (by: number) => () => (learning.sample.value = (row + by + rows) % rows);
  return (
    <div class="digit">
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={`Sample ${row + 1} as an image`}>
        {input.map((shade, at) => (
          <rect
            x={at % side}
            y={Math.floor(at / side)}
            width="1.02"
            height="1.02"
            fill-opacity={shade}
          />
        ))}
      </svg>
      <p class="row">
        <button type="button" onClick={go(-1)}>◀ Sample</button>
        <button type="button" onClick={go(1)}>Sample ▶</button>
      </p>
      <ul class="class-shares">
        {Array.from(output, (share, k) => (
          <li>
            <span>{source.classes[k] ?? k}</span>
            <meter min={0} max={1} value={share}>{formatNumber(share)}</meter>
            <span data-ref={`output.${outputs?.length}.${k}`}>{formatNumber(share)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
