import type { Name } from "../trace/names.ts";
import { HaloText } from "../ui/drawing/halo.tsx";
import { leftOf } from "./layout/beside_edge.ts";
import { NOT_YET } from "../lib/numbers/format.ts";
import { SvgName } from "./svg_name.tsx";

export interface LabelLineProps {
  x: number;
  y: number;
  /** The least width of what is pointed at and tinted, and its height. */
  width: number;
  height: number;
  anchor?: "start" | "middle" | "end";
  name: Name | string | null;
  /** The number's ref, how it is written, and its classes. */
  of: string;
  text: string;
  marks: string;
  canEdit: boolean;
}

/** Left and right of a text, within its tint. */
const PADDING = 4;

/**
 * A name and its number in a line, on a tint where it is marked. One that is not computed yet takes
 * no ink, unless it is to be filled in.
 */
export function LabelLine(line: LabelLineProps) {
  const { x, y, width, height, anchor = "middle", name, of, text, marks, canEdit } = line;
  const isQuiet = text === NOT_YET && !canEdit;
  const padding = anchor === "start" ? -PADDING : anchor === "end" ? PADDING : 0;
  return (
    <g
      class={`label-line ${marks} ${isQuiet ? "quiet" : ""}`}
      data-edit={canEdit ? of : undefined}
    >
      {(marks || canEdit) && (
        <rect
          class="tint"
          x={leftOf(x + padding, anchor, width)}
          y={y - height / 2}
          width={width}
          height={height}
          rx="4"
        />
      )}
      <HaloText
        x={x}
        y={y}
        text-anchor={anchor}
        says={(isHalo) => (
          <>
            {name !== null && (
              <tspan class="name">
                {typeof name === "string" ? name : <SvgName name={name} />}&nbsp;
              </tspan>
            )}
            <tspan class={`number ${quantityOf(of)}`} data-ref={isHalo ? undefined : of}>
              {text}
            </tspan>
          </>
        )}
      />
    </g>
  );
}

function quantityOf(ref: string): string {
  const dot = ref.indexOf(".");
  return dot < 0 ? ref : ref.slice(0, dot);
}
