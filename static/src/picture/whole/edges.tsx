import { useMemo } from "preact/hooks";
import { shownOfEdge } from "../../ui/drawing/gradient_scale.ts";
import { counted, countInFigures } from "../../lib/counted.ts";
import { depthOf } from "../../trace/run.ts";
import type { Drawn } from "../drawn.ts";
import { type EdgeLook, lookOf, lookOnScale } from "../edges/edge_look.ts";
import { Edges } from "../edges/edges.tsx";
import type { EdgePlace } from "../layout/layout.ts";
import type { Place } from "../place.ts";
import { edgesAtWork } from "../units/active_units.ts";

/** Up to so many edges each is drawn, and pointed at, by itself. */
const MOST_SINGLE = 400;
/** Of more than these the strongest are drawn. */
const MOST_DRAWN = 3000;
/** More than these at once are drawn thin. */
const MOST_WIDE = 12;
/** Widths are told apart in so many steps, so that edges of one look are drawn as one. */
const STEPS = 5;
const WIDEST = 6;

/** All edges by their width and colour; numbers only on those that are at work or pointed at. */
export function WholeEdges(drawn: Drawn) {
  const { run, state, step, layout, place, edgesShow } = drawn;
  const { problem } = run;
  const isSingle = layout.edges.length <= MOST_SINGLE;
  const isUpdating = step?.phase === "update";
  const follows = isUpdating || edgesShow !== "weight" ? state : null;
  const groups = useMemo(() => {
    if (isSingle) return [];
    const lookAt = ({ layer, unit, from }: EdgePlace): EdgeLook => {
      const id = `${layer}.${unit}.${from}`;
      if (edgesShow !== "weight") return lookOnScale(shownOfEdge(state, edgesShow, id));
      const given = problem.network.layers[layer - 1].weights[unit][from];
      const updated = isUpdating ? state.value(`updated_weight.${id}`) : null;
      return lookOf(updated ?? given, problem);
    };
    return grouped(layout.edges, lookAt);
  }, [layout, problem, edgesShow, follows]);
  if (isSingle) return <Edges {...drawn} />;

  const atWork = edgesAtWork(step, depthOf(problem));
  const own = layout.edges.filter((edge) =>
    atWork.has(`${edge.layer}.${edge.unit}.${edge.from}`) || (place && isNextTo(place, edge))
  );
  return (
    <>
      <g class={`edges ${place === null ? "" : "dimmed"}`}>
        {groups.map(({ step, sign, width, d }) => (
          <path key={sign + step} class={`edge ${sign} step-${step}`} stroke-width={width} d={d} />
        ))}
      </g>
      <g class={own.length > MOST_WIDE ? "many" : ""}>
        <Edges {...drawn} layout={{ ...layout, edges: own }} />
      </g>
      {layout.edges.length > MOST_DRAWN && (
        <text class="note" x={layout.columns[0]} y={layout.height - 6}>
          the {countInFigures(MOST_DRAWN)} strongest of {counted(layout.edges.length, "edge")}
        </text>
      )}
    </>
  );
}

/** Whether an edge begins or ends at the unit. */
function isNextTo({ layer, unit }: Place, edge: EdgePlace): boolean {
  return edge.layer === layer ? edge.unit === unit : edge.layer === layer + 1 && edge.from === unit;
}

interface Group extends EdgeLook {
  /** Of the widths. */
  step: number;
  d: string;
}

/** Edges of one sign and about one width as one path. */
function grouped(edges: EdgePlace[], lookAt: (edge: EdgePlace) => EdgeLook): Group[] {
  const looks = edges.map((edge) => ({ edge, ...lookAt(edge) }));
  if (looks.length > MOST_DRAWN) {
    looks.sort((a, b) => b.width - a.width).splice(MOST_DRAWN);
  }
  // Where there are many, thinner ones tell more.
  const thin = Math.max(0.25, Math.min(1, 14 / Math.sqrt(looks.length)));
  const groups = new Map<string, Group>();
  for (const { edge, width, sign } of looks) {
    const step = Math.max(1, Math.ceil(STEPS * Math.min(1, width / WIDEST)));
    const key = `${sign} ${step}`;
    const group = groups.get(key) ?? { step, sign, width: thin * WIDEST * step / STEPS, d: "" };
    group.d += `M${px(edge.x1)} ${px(edge.y1)}L${px(edge.x2)} ${px(edge.y2)}`;
    groups.set(key, group);
  }
  // The strongest lie above the others.
  return [...groups.values()].sort((a, b) => a.width - b.width);
}

const px = (length: number) => Number(length.toFixed(1));
