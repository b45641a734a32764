import { formatNumber } from "../../lib/numbers/format.ts";
import { OUTPUT_ACTIVATIONS } from "../../trace/activations.ts";
import { shortLayerName } from "../../trace/layer_names.ts";
import type { Learning } from "../model/learning.ts";
import type { Unit } from "../model/state.ts";
import { coloursOf, css } from "./colours.ts";
import { drawEdges, Edges } from "./edges.tsx";
import { type Box, type Layout, layOut } from "./layout.ts";
import { drawCurves, drawImages, drawPlanes } from "./maps.ts";
import { unitName } from "./names.ts";
import { sentenceOf } from "./sentence.ts";
import { Told } from "./told.tsx";
import { useCanvas, useSize } from "./use_canvas.ts";
import { imageSide, rangeOfColumn, viewOf } from "./view.ts";

/** More edges are lines on the canvas. */
const MOST_EDGES = 240;

/** The network, each unit with a map of its own output. */
export function Stage({ learning }: { learning: Learning }) {
  const { element, size } = useSize<HTMLDivElement>();
  const [net, source] = [learning.net.value, learning.source.value];
  const outputs = learning.outputs.value;
  const sizes = net?.sizes ?? [];
  const side = source && imageSide(sizes[0], source.inputs);
  const layout = net && layOut(side ? [1, ...sizes.slice(1)] : sizes, size.width, size.height);
  const edges = sizes.slice(1).reduce((sum, n, at) => sum + n * sizes[at], 0);
  const onCanvas = edges > MOST_EDGES;
  const pointed = learning.pointed.value ?? learning.pinned.value;

  const canvas = useCanvas(size, (context) => {
    if (!net || !layout || !source || !element.current || !outputs) return;
    const colours = coloursOf(element.current);
    if (onCanvas && !side) {
      drawEdges(context, net, layout, [css(colours.classes[0]), css(colours.classes[1])]);
    }
    const input = source.table.inputs[learning.sample.value];
    if (side) drawImages(context, net, side, input, outputs, layout, colours);
    else if (sizes[0] === 1) {
      drawCurves(context, net, rangeOfColumn(source.table.inputs, 0), layout, colours);
    } else {
      const view = viewOf(source.table, learning.axes.value, learning.sample.value);
      drawPlanes(context, net, view, layout, colours);
    }
  });
  const inLandscape = learning.part.value === "Landscape";
  const over = learning.over.value;

  /** The landscape goes over the weight that was chosen before, and up over this one. */
  function chooseWeight(ref: string): void {
    const [, before] = over.refs;
    if (ref !== before) learning.over.value = { ...over, kind: "weights", refs: [before, ref] };
  }

  // Both are asked for anew whenever these change.
  learning.axes.value;
  learning.sample.value;

  return (
    <div class="stage" ref={element}>
      <canvas ref={canvas} aria-hidden="true" />
      {net && layout && source && outputs && (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label="Network">
          <Headings
            layout={layout}
            activations={net.layers.map((each) =>
              each.activation
            )}
          />
          {!onCanvas && (
            <Edges
              net={net}
              layout={layout}
              pointed={pointed}
              chosen={over.kind === "weights" ? over.refs : []}
              onChoose={inLandscape ? chooseWeight : null}
            />
          )}
          {layout.boxes.flat().filter(({ layer }) =>
            !(side && layer === 0)
          ).map((box) => (
            <UnitFrame
              key={`${box.layer}.${box.unit}`}
              box={box}
              named={layout.named}
              depth={net.layers.length}
              image={Boolean(side) && box.layer === 0}
              value={box.layer === 0
                ? source.table.inputs[learning.sample.value][box.unit]
                : outputs[box.layer - 1][box.unit]}
              on={learning}
            />
          ))}
        </svg>
      )}
      <Told
        learning={learning}
        otherwise={inLandscape && !onCanvas
          ? "Click two edges to see the loss over their weights."
          : sentenceOf(learning, sizes[0], Boolean(side))}
      />
    </div>
  );
}

/** Where columns stand closer, a heading leaves the activation out. */
const HEADING = 140;

function Headings({ layout, activations }: { layout: Layout; activations: string[] }) {
  const depth = activations.length;
  const [first, second] = layout.boxes.map(([box]) => box.x);
  const isWide = second - first > HEADING;
  return (
    <>
      {layout.boxes.map((column, layer) => (
        <text class="heading" x={column[0].x} y={18}>
          {shortLayerName(layer, depth)}
          {layer > 0 && isWide && ` · ${OUTPUT_ACTIVATIONS[activations[layer - 1]]}`}
        </text>
      ))}
    </>
  );
}

interface FrameProps {
  box: Box;
  named: boolean;
  depth: number;
  /** All inputs together, as the image that they are. */
  image: boolean;
  value: number;
  on: Learning;
}

/** One unit: its frame, its name, and its value for the chosen sample. */
function UnitFrame({ box, named, depth, image, value, on }: FrameProps) {
  const { layer, unit, x, y, width, height } = box;
  const own: Unit = { layer, unit };
  const isPinned = on.pinned.value?.layer === layer && on.pinned.value.unit === unit;
  const lens = on.pointed.value ?? on.pinned.value ?? { layer: depth, unit: 0 };
  const inLens = lens.layer === layer && lens.unit === unit;
  const name = unitName(layer, unit, depth);
  const frame = (
    <rect
      x={x - width / 2}
      y={y - height / 2}
      width={width}
      height={height}
      rx={0.18 * height}
    />
  );
  if (image) return <g class="unit">{frame}</g>;
  const pin = () => (on.pinned.value = isPinned ? null : own);
  return (
    <g
      class={`unit ${inLens ? "in-lens" : ""}`}
      tabIndex={0}
      role="button"
      aria-pressed={isPinned}
      aria-label={`${name} ${formatNumber(value)}, show large`}
      onPointerEnter={() => (on.pointed.value = own)}
      onPointerLeave={() => (on.pointed.value = null)}
      onFocus={() => (on.pointed.value = own)}
      onBlur={() => (on.pointed.value = null)}
      onClick={pin}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          event.stopPropagation();
          pin();
        }
        if (event.key === "Escape") on.pinned.value = on.pointed.value = null;
      }}
    >
      {frame}
      {named && (
        <text class="name" x={x} y={y - height / 2 - 7}>
          <tspan class="letter">{name}</tspan>{" "}
          <tspan data-ref={layer === 0 ? `input.${unit}` : `output.${layer}.${unit}`}>
            {formatNumber(value)}
          </tspan>
        </text>
      )}
    </g>
  );
}
