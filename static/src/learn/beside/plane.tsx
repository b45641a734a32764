import { rangeOf } from "../forward/activations.ts";
import { fieldsOf, outputsOf } from "../forward/forward.ts";
import type { Learning } from "../model/learning.ts";
import { coloursOf, css } from "../stage/colours.ts";
import { unitName } from "../stage/names.ts";
import { paintClasses, paintMap, spanOf } from "../stage/paint.ts";
import { useCanvas, useSize } from "../stage/use_canvas.ts";
import { rangeOfColumn, viewOf } from "../stage/view.ts";
import { contourPath, middleOf } from "./boundary.ts";
import { NO_SCALE } from "../data/scale.ts";
import { frameOf, shownTicks } from "./frame.ts";
import { Legend } from "./legend.tsx";
import { drawPoints, type PlaceOf, rowAt } from "./points.ts";

const COLUMNS = 84;
const ROWS = 70;
/** Far outside of any frame, and a number that a path may hold. */
const FAR = 1e5;

/** The plane of two inputs with the chosen unit's map, or over one input its curve, and the data. */
export function Plane({ learning }: { learning: Learning }) {
  const { element, size } = useSize<HTMLDivElement>();
  const [net, source] = [learning.net.value, learning.source.value];
  const [axes, sample] = [learning.axes.value, learning.sample.value];
  const chosen = learning.pointed.value ?? learning.pinned.value;
  if (!net || !source) return null;
  const { table } = source;
  const depth = net.layers.length;
  const outputs = net.sizes[depth];
  const lens = chosen ?? { layer: depth, unit: 0 };
  const heldOut = new Set(table.held_out);
  const isCurve = net.sizes[0] === 1;
  const ofClasses = !chosen && outputs > 1 && table.kind === "classes";
  const activation = lens.layer === 0 ? "identity" : net.layers[lens.layer - 1].activation;

  const view = viewOf(table, axes, sample);
  const values = isCurve ? table.targets.map((target) => [target[0]]) : [];
  const ranges: typeof view.ranges = isCurve
    ? [rangeOfColumn(table.inputs, 0), rangeOfColumn(values, 0)]
    : view.ranges;
  const frame = frameOf(size, ranges);
  const placeOf: PlaceOf = (row) =>
    isCurve
      ? [frame.x(table.inputs[row][0]), frame.y(table.targets[row][0])]
      : [frame.x(table.inputs[row][axes[0]]), frame.y(table.inputs[row][axes[1]])];

  const maps = isCurve || size.width === 0 ? [] : fieldsOf(net, view, COLUMNS, ROWS);
  const first = net.sizes.slice(1, lens.layer).reduce((sum, n) => sum + n, 0);
  const map = lens.layer === 0
    ? inputMap(view.axes.indexOf(lens.unit), view.ranges, view.at[lens.unit])
    : maps[first + lens.unit];
  const span = map ? spanOf(map, lens.layer === 0 ? null : rangeOf(activation)) : null;
  const line = isCurve
    ? curvePath(frame, ranges[0], (x) => valueOf(net, lens, x))
    : map && !ofClasses && table.kind === "classes"
    ? contourPath(map, COLUMNS, middleOf(activation), frame)
    : "";

  const canvas = useCanvas(size, (context) => {
    if (!element.current) return;
    const colours = coloursOf(element.current);
    const whole = { x: 0, y: 0, ...size };
    if (isCurve) {
      context.fillStyle = css(colours.middle);
      context.fillRect(0, 0, size.width, size.height);
    } else if (ofClasses) paintClasses(context, maps.slice(-outputs), COLUMNS, colours, whole);
    else if (map && span) paintMap(context, map, COLUMNS, span, colours, whole);
    drawPoints(context, table, placeOf, colours, heldOut);
  });

  function onClick(event: MouseEvent & { currentTarget: HTMLElement }): void {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const row = rowAt(frame, table.inputs.length, placeOf, [
      event.clientX - left,
      event.clientY - top,
    ]);
    if (row !== null) learning.sample.value = row;
  }

  const scales = isCurve ? [source.scales[0], NO_SCALE] : axes.map((input) => source.scales[input]);
  const [x, y] = placeOf(sample);
  const names = isCurve
    ? [source.inputs[0], source.outputs[0]]
    : axes.map((at) => source.inputs[at]);
  return (
    <>
      {net.sizes[0] > 2 && <Axes learning={learning} />}
      <div class="plane">
        <div class="plane-frame" ref={element} onClick={onClick}>
          <canvas ref={canvas} role="img" aria-label={`The data over ${names.join(" and ")}`} />
          {size.width > 0 && (
            <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
              <path class={isCurve ? "function" : "boundary"} d={line} />
              <text class="axis-name" x={size.width - 8} y={18}>{names[1]} ↑</text>
              <circle class="ring ground" cx={x} cy={y} r="9" />
              <circle class="ring" cx={x} cy={y} r="9" />
            </svg>
          )}
        </div>
        <ol class="axis across" aria-hidden="true">
          {shownTicks(ranges[0], scales[0]).map(([value, text]) => (
            <li ref={(li) => li?.style.setProperty("left", `${frame.x(value)}px`)}>{text}</li>
          ))}
          <li class="axis-name">{names[0]}</li>
        </ol>
        <ol class="axis up" aria-hidden="true">
          {shownTicks(ranges[1], scales[1]).map(([value, text]) => (
            <li ref={(li) => li?.style.setProperty("top", `${frame.y(value)}px`)}>{text}</li>
          ))}
        </ol>
      </div>
      <Legend
        source={source}
        unit={unitName(lens.layer, lens.unit, depth)}
        span={isCurve || ofClasses ? null : span}
      />
    </>
  );
}

function inputMap(
  axis: number,
  ranges: [[number, number], [number, number]],
  held: number,
): Float32Array {
  const map = new Float32Array(COLUMNS * ROWS).fill(held);
  if (axis < 0) return map;
  const [from, to] = ranges[axis];
  return map.map((_, point) => {
    const along = axis === 0
      ? (point % COLUMNS) / (COLUMNS - 1)
      : 1 - Math.floor(point / COLUMNS) / (ROWS - 1);
    return from + (to - from) * along;
  });
}

function valueOf(
  net: Parameters<typeof outputsOf>[0],
  { layer, unit }: { layer: number; unit: number },
  x: number,
): number {
  return layer === 0 ? x : outputsOf(net, [x])[layer - 1][unit];
}

function curvePath(
  frame: ReturnType<typeof frameOf>,
  [from, to]: [number, number],
  value: (x: number) => number,
): string {
  const points = 160;
  return Array.from({ length: points + 1 }, (_, at) => {
    const x = from + (to - from) * at / points;
    const y = Math.max(-FAR, Math.min(FAR, frame.y(value(x))));
    return `${at ? "L" : "M"}${frame.x(x).toFixed(1)},${y.toFixed(1)}`;
  }).join("");
}

/** Which two of more inputs the plane goes over. */
function Axes({ learning }: { learning: Learning }) {
  const inputs = learning.source.value?.inputs ?? [];
  const choose = (at: 0 | 1) => (event: Event & { currentTarget: HTMLSelectElement }) => {
    const axes: [number, number] = [...learning.axes.value];
    axes[at] = Number(event.currentTarget.value);
    learning.axes.value = axes;
  };
  return (
    <p class="axes">
      {([0, 1] as const).map((at) => (
        <label>
          {at === 0 ? "across" : "up"}{" "}
          <select value={learning.axes.value[at]} onChange={choose(at)}>
            {inputs.map((name, input) => (
              <option value={input} disabled={learning.axes.value[1 - at] === input}>{name}</option>
            ))}
          </select>
        </label>
      ))}
      <span class="quiet">the others as in sample {learning.sample.value + 1}</span>
    </p>
  );
}
