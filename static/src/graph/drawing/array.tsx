import type { MarksOfTiers } from "../../trace/graph/cell_marks.ts";
import { type GraphState, knownOf } from "../../trace/graph/run.ts";
import type { Placed } from "../layout/layout.ts";
import type { Met } from "../layout/met.ts";
import { TITLE } from "../layout/measure.ts";
import { SvgName } from "./name.tsx";
import { TierView } from "./tier.tsx";

interface Props {
  placed: Placed;
  state: GraphState;
  marks: MarksOfTiers;
  met: Met;
  result: string;
  isAtWork: string;
  canEdit: (ref: string) => boolean;
  onUnfold: (array: string) => void;
  onGroup: (name: string) => void;
}

/** An array with its op, its values and below them its gradients; or a group that is closed. */
export function ArrayView(props: Props) {
  const { placed: { item, x, y, width, height, measured }, state, marks, met } = props;
  const { result, isAtWork } = props;
  const tiers = measured.tiers.map((tier) => {
    const { array, quantity } = tier;
    const isTall = quantity !== "value" && tier.grid.rows > 1;
    const isKnown = !(quantity === "updated" && state.own) &&
      knownOf(array, quantity, state.cursor) > 0;
    return (
      <>
        {item.kind === "group" && quantity === "value" && (
          <SvgName name={array.name} x={tier.x} y={tier.y - 7} />
        )}
        {isTall && isKnown && (
          <text class={`over ${quantity}`} x={tier.x} y={tier.y - 7}>
            {quantity === "gradient" ? `∂${result}/∂${array.name}` : `new ${array.name}`}
          </text>
        )}
        <TierView
          key={`${quantity} ${array.name}`}
          tier={tier}
          state={state}
          marks={marks.get(`${quantity}.${array.name}`)}
          met={quantity === "value" ? met.get(array.name) : undefined}
          canEdit={props.canEdit}
          onUnfold={props.onUnfold}
        />
      </>
    );
  });
  if (item.kind === "array") {
    return (
      <g class={`array ${isAtWork}`} data-place={item.id} transform={`translate(${x},${y})`}>
        <SvgName
          name={item.array.name}
          x={0}
          y={TITLE - 7}
          after={item.sign ?? shapeIn(item.array.shape)}
        />
        {tiers}
      </g>
    );
  }
  return (
    <g class={`closed-group ${isAtWork}`} transform={`translate(${x},${y})`}>
      <rect class="sheet-behind" x="6" y="-5" width={width} height={height} rx="10" />
      <rect class="sheet-behind" x="3" y="-2" width={width} height={height} rx="10" />
      <rect class="sheet-behind" width={width} height={height} rx="10" />
      <GroupTitle
        name={item.group.name}
        title={item.group.function}
        sign="▸"
        x={10}
        y={TITLE}
        onGroup={props.onGroup}
      />
      {tiers}
      {item.signs.map((sign, at) => (
        <text
          class="op"
          x={width / 2}
          y={height - 8 - 16 * (item.signs.length - 1 - at)}
          text-anchor="middle"
        >
          {sign}
        </text>
      ))}
    </g>
  );
}

function shapeIn(shape: number[]): string {
  return shape.length > 1 ? shape.join("×") : "";
}

interface TitleProps {
  name: string;
  title: string;
  sign: "▸" | "▾";
  x: number;
  y: number;
  onGroup: (name: string) => void;
}

/** The title of a group, which opens or closes it. */
export function GroupTitle({ name, title, sign, x, y, onGroup }: TitleProps) {
  const does = sign === "▸" ? "Open" : "Close";
  return (
    <g
      class="group-title"
      role="button"
      tabindex={0}
      aria-label={`${does} the group ${title}`}
      onClick={() => onGroup(name)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        onGroup(name);
      }}
    >
      <rect x={x - 8} y={y - 16} width={title.length * 7.6 + 36} height={23} rx="11.5" />
      <text x={x} y={y}>{sign} {title}</text>
    </g>
  );
}
