import { focusStyle, labelled, type LabelStyle } from "../layout/edge_labels.ts";
import { edgesAtWork } from "../units/active_units.ts";
import { shownOfEdge } from "../../ui/drawing/gradient_scale.ts";
import { lookOf, lookOnScale } from "./edge_look.ts";
import { formatOrNotYet } from "../../lib/numbers/format.ts";
import type { EdgePlace } from "../layout/layout.ts";
import { weightName } from "../../trace/names.ts";
import { depthOf } from "../../trace/run.ts";
import { latest } from "../../trace/state.ts";
import { isOnPath } from "../place.ts";
import type { Problem, Step } from "../../wire/types.ts";
import { BeadView, EdgeLabelView, EdgeLineView } from "./edge.tsx";
import type { Drawn } from "../drawn.ts";

/** All edges, and the labels of those that have room for them. */
export function Edges(drawn: Drawn) {
  const { run, state, step, layout, place, edgesShow } = drawn;
  const { problem } = run;
  const atWork = edgesAtWork(step, depthOf(problem));
  // Only then has a weight two values; the edge shows the later one.
  const isUpdating = step?.phase === "update";
  const looks = layout.edges.map((edge) => {
    const given = problem.network.layers[edge.layer - 1].weights[edge.unit][edge.from];
    const updated = isUpdating ? state.value(`updated_weight.${idOf(edge)}`) : null;
    const onPath = place !== null && isOnPath(place, edge.layer, edge.unit, edge.from);
    return {
      edge,
      ...(edgesShow === "weight"
        ? lookOf(updated ?? given, problem)
        : lookOnScale(shownOfEdge(state, edgesShow, idOf(edge)))),
      classes: `${atWork.has(idOf(edge)) ? atWorkIn(step) : ""} ${onPath ? "on-path" : ""}`,
    };
  });
  const inFocus = (edge: EdgePlace) => {
    const isOwn = place !== null && edge.layer === place.layer && edge.unit === place.unit;
    return isOwn ? place.source === null || place.source === edge.from : atWork.has(idOf(edge));
  };
  const edges = layout.label ? layout.edges : labelled(layout, layout.edges.filter(inFocus));
  const style = layout.label ?? focusStyle(layout);
  return (
    <>
      <g class={`edges ${place === null ? "" : "dimmed"}`}>
        {looks.map((look) => <EdgeLineView key={idOf(look.edge)} {...look} />)}
        {looks.map(({ width: _, ...look }) => (
          <BeadView
            key={`${idOf(look.edge)} bead`}
            {...look}
            isSigned={edgesShow !== "weight"}
          />
        ))}
      </g>
      <g class={`edge-labels ${place === null ? "" : "dimmed"}`}>
        {edges.map((edge) => (
          <Label
            key={idOf(edge)}
            {...drawn}
            edge={edge}
            style={style}
            classes={place !== null && isOnPath(place, edge.layer, edge.unit, edge.from)
              ? "on-path"
              : ""}
          />
        ))}
      </g>
    </>
  );
}

/** The class of what the step is at work on, with the phase that colours it. */
export function atWorkIn(step: Step | null): string {
  return step ? `at-work phase-${step.phase}` : "";
}

function idOf(edge: EdgePlace): string {
  return `${edge.layer}.${edge.unit}.${edge.from}`;
}

interface LabelProps extends Drawn {
  edge: EdgePlace;
  style: LabelStyle;
  classes: string;
}

function Label({ run, state, marks, edits, edge, style, classes }: LabelProps) {
  if (!edge.label) return null;
  const id = idOf(edge);
  const updated = `updated_weight.${id}`;
  const weight = latest(state, [updated, `weight.${id}`]);
  const gradient = latest(state, [`batch_weight_gradient.${id}`, `weight_gradient.${id}`]);
  return (
    <EdgeLabelView
      at={edge.label}
      style={style}
      classes={classes}
      {...weightName(run.notation, edge.layer, edge.unit, edge.from)}
      weight={weight}
      weightText={formatOrNotYet(state.value(weight))}
      weightMarks={weight === updated ? `updated ${marks(weight)}` : marks(weight)}
      gradientSign={gradientSign(gradient, run.problem)}
      gradient={gradient}
      gradientText={formatOrNotYet(state.value(gradient))}
      gradientMarks={marks(gradient)}
      canEditWeight={edits.can(weight)}
      canEditGradient={edits.can(gradient)}
    />
  );
}

/** ∇, or for the whole batch its sum or its mean. */
export function gradientSign(ref: string, problem: Problem): string {
  if (!ref.startsWith("batch_")) return "∇";
  return problem.reduction === "mean" ? "μ∇" : "Σ∇";
}
