import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { edgesAtWork, unitsInFocus } from "../model/focus.ts";
import { formatOrNotYet } from "../model/format.ts";
import { type EdgePlace, type Layout, layOut, type Size, type UnitPlace } from "../model/layout.ts";
import type { Marks } from "../model/marks.ts";
import { givenName, unitName, weightName } from "../model/names.ts";
import { outputRef } from "../model/refs.ts";
import { depthOf, type Run, sizesOf } from "../model/run.ts";
import type { State } from "../model/state.ts";
import type { Problem, Step } from "../types.ts";
import { editableRefs, Editor } from "./editor.tsx";
import { EdgeLabelView, EdgeLineView } from "./edge.tsx";
import { TargetsView } from "./targets.tsx";
import { stackLine, UnitView } from "./unit.tsx";

interface Props {
  run: Run;
  state: State;
  step: Step | null;
  marks: Marks;
  /** Take a new value for a given number; the reason if it is refused. */
  onEdit: (ref: string, value: number) => Promise<string | null>;
}

/** The network, every number at its place. */
export function Picture({ run, state, step, marks, onEdit }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const size = useSize(frame);
  const sizes = sizesOf(run.problem);
  const focus = unitsInFocus(step, sizes);
  const biased = run.problem.network.layers.map((layer) => Boolean(layer.biases));
  const key = `${sizes} ${biased} ${focus} ${size.width} ${size.height}`;
  const layout = useMemo(() => layOut({ sizes, hasBiases: biased, inFocus: focus }, size), [key]);

  function onClick(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const edit = target?.closest("[data-edit]")?.getAttribute("data-edit");
    if (edit) setEditing(edit);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.target !== frame.current || !frame.current) return;
    setEditing(editableRefs(frame.current)[0] ?? null);
  }

  return (
    <div
      class="picture"
      ref={frame}
      tabIndex={0}
      role="group"
      aria-label="The network. Press Enter to edit its numbers."
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {editing && frame.current && (
        <Editor
          frame={frame.current}
          of={editing}
          label={`New value of ${givenName(run.notation, editing)}`}
          value={state.value(editing) ?? 0}
          onCommit={(value) => onEdit(editing, value)}
          onMove={(ref) => {
            setEditing(ref);
            if (ref === null) frame.current?.focus({ preventScroll: true });
          }}
        />
      )}
      <svg
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label="The network with its numbers"
      >
        <Headings layout={layout} problem={run.problem} />
        <Edges run={run} state={state} step={step} marks={marks} layout={layout} />
        {layout.gaps.map((gap) => (
          <text class="gap" x={gap.x} y={gap.y} text-anchor="middle" dominant-baseline="central">
            {gap.left} more
          </text>
        ))}
        {layout.units.map((place) => (
          <Unit
            key={`${place.layer}.${place.unit}`}
            place={place}
            run={run}
            state={state}
            step={step}
            marks={marks}
            layout={layout}
          />
        ))}
        <TargetsView problem={run.problem} state={state} marks={marks} layout={layout} />
      </svg>
    </div>
  );
}

/** The size of the element, kept as it changes. */
function useSize(element: { current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 892, height: 640 });
  useLayoutEffect(() => {
    if (!element.current) return;
    const measure = ({ width, height }: Size) => {
      if (width > 0 && height > 0) {
        setSize({ width: Math.round(width), height: Math.round(height) });
      }
    };
    measure(element.current.getBoundingClientRect());
    const observer = new ResizeObserver(([entry]) => measure(entry.contentRect));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return size;
}

function Headings({ layout, problem }: { layout: Layout; problem: Problem }) {
  const depth = depthOf(problem);
  return (
    <g class="headings">
      {layout.columns.map((x, layer) => {
        const role = layer === 0 ? "input" : layer === depth ? "output" : "hidden";
        const which = role === "hidden" && depth > 2 ? ` ${layer}` : "";
        const activation = layer === 0 ? "" : ` · ${problem.network.layers[layer - 1].activation}`;
        return (
          <text x={x} y="22" text-anchor="middle">
            {role}
            {which}
            {activation.replace("_", " ")}
          </text>
        );
      })}
    </g>
  );
}

type Drawn = Omit<Props, "onEdit"> & { layout: Layout };

function Edges({ run, state, step, marks, layout }: Drawn) {
  const { problem, notation } = run;
  const depth = depthOf(problem);
  const atWork = edgesAtWork(step, depth);
  const largest = useMemo(() => largestWeight(problem), [problem]);
  const idOf = (edge: EdgePlace) => `${edge.layer}.${edge.unit}.${edge.from}`;
  const lines = layout.edges.map((edge) => {
    const weight = problem.network.layers[edge.layer - 1].weights[edge.unit][edge.from];
    const id = idOf(edge);
    return (
      <EdgeLineView
        key={id}
        edge={edge}
        share={Math.abs(weight) / largest}
        sign={weight > 0 ? "positive" : weight < 0 ? "negative" : "zero"}
        active={atWork.has(id) ? "at-work" : ""}
      />
    );
  });
  const labels = layout.edges.map((edge) => {
    const style = layout.label;
    if (!style || !edge.label) return null;
    const id = idOf(edge);
    const updated = `updated_weight.${id}`;
    const weight = state.value(updated) === null ? `weight.${id}` : updated;
    const batch = `batch_weight_gradient.${id}`;
    const gradient = state.value(batch) === null ? `weight_gradient.${id}` : batch;
    return (
      <EdgeLabelView
        key={id}
        x={edge.label.x}
        y={edge.label.y}
        style={style}
        {...weightName(notation, edge.layer, edge.unit, edge.from)}
        weight={weight}
        weightText={formatOrNotYet(state.value(weight))}
        weightMarks={marks(weight) || (weight === updated ? "updated" : "")}
        gradientSign={gradientSign(gradient, problem)}
        gradient={gradient}
        gradientText={formatOrNotYet(state.value(gradient))}
        gradientMarks={marks(gradient)}
      />
    );
  });
  return (
    <>
      <g class="edges">{lines}</g>
      <g class="edge-labels">{labels}</g>
    </>
  );
}

function largestWeight(problem: Problem): number {
  const rows = problem.network.layers.flatMap((layer) => layer.weights);
  return rows.reduce((most, row) => Math.max(most, ...row.map(Math.abs)), 1e-12);
}

/** ∇, or for the whole batch its sum or its mean. */
function gradientSign(ref: string, problem: Problem): string {
  if (!ref.startsWith("batch_")) return "∇";
  return problem.reduction === "mean" ? "mean ∇" : "Σ∇";
}

function Unit({ place, run, state, step, marks, layout }: Drawn & { place: UnitPlace }) {
  const { layer, unit } = place;
  const value = outputRef(layer, unit);
  const line = (label: string, of: string, extra = "") =>
    stackLine(label, of, formatOrNotYet(state.value(of)), marks(of) || extra);
  const at = `${layer}.${unit}`;
  const above = [];
  const below = [];
  if (layer > 0) {
    const own = run.problem.network.layers[layer - 1];
    const symbol = layer === depthOf(run.problem) ? "o" : "h";
    above.push(line("net", `net.${at}`));
    if (layout.roomy) {
      below.push(line(`∂L/∂${symbol}`, `error.${at}`));
      if (own.activation !== "softmax") below.push(line("g′", `slope.${at}`));
    }
    below.push(line("δ", `delta.${at}`));
    if (own.biases) {
      const updated = `updated_bias.${at}`;
      const isUpdated = state.value(updated) !== null;
      const bias = isUpdated ? updated : `bias.${at}`;
      above.unshift(
        line(own.train_biases === false ? "b frozen" : "b", bias, isUpdated ? "updated" : ""),
      );
      const batch = `batch_bias_gradient.${at}`;
      const gradient = state.value(batch) === null ? `bias_gradient.${at}` : batch;
      below.push(line(`${gradientSign(gradient, run.problem)} b`, gradient));
    }
  }
  const isOwn = step !== null && step.layer === layer && step.unit === unit &&
    step.source === null && step.phase !== "loss";
  return (
    <UnitView
      x={place.x}
      y={place.y}
      width={layout.unit.width}
      height={layout.unit.height}
      {...unitName(run.notation, layer, unit)}
      of={value}
      text={formatOrNotYet(state.value(value))}
      marks={marks(value)}
      active={isOwn ? "at-work" : ""}
      above={above.join("\n")}
      below={below.join("\n")}
    />
  );
}
