import { useMemo, useRef } from "preact/hooks";
import type { MarksOfTiers } from "../../trace/graph/cell_marks.ts";
import { type GraphRun, type GraphState, knownOf } from "../../trace/graph/run.ts";
import { editableRefs, Editor } from "../../ui/drawing/editor.tsx";
import { UNTRANSLATED } from "../../ui/text/untranslated.ts";
import { useOpenFields } from "../../ui/drawing/use_open_fields.ts";
import type { Size } from "../../ui/drawing/size.ts";
import { useSize } from "../../ui/drawing/use_size.ts";
import { useZoom } from "../../ui/drawing/use_zoom.ts";
import { ZoomButtons } from "../../ui/drawing/zoom_buttons.tsx";
import type { GraphStep } from "../../wire/graph.ts";
import { charactersIn } from "../layout/characters.ts";
import { type GraphLayout, layOut } from "../layout/layout.ts";
import { metBy } from "../layout/met.ts";
import { sceneOf } from "../layout/scene.ts";
import { GRAPH_IN_WORDS } from "../tables/view.tsx";
import { initialScale } from "../layout/scale.ts";
import { ArrayView, GroupTitle } from "./array.tsx";
import { Gate } from "./gate.tsx";
import { along } from "../motion/along.ts";
import { seen } from "../motion/seen.ts";
import { atWorkIn } from "../layout/at_work.ts";
import { type Motion, useMotion } from "../../ui/drawing/use_motion.ts";
import { ArrowHeads, WireLabels, Wires } from "./wires.tsx";

/** What can be typed into the picture. */
export interface GraphEdits {
  can: (ref: string) => boolean;
  /** What Tab goes through, in order; null for that of the drawing. */
  order: string[] | null;
  text: (ref: string) => string;
  name: (ref: string) => string;
  commit: (ref: string, text: string) => Promise<string | null>;
}

interface Props {
  run: GraphRun;
  state: GraphState;
  step: GraphStep | null;
  marks: MarksOfTiers;
  /** The step whose window is framed: that of the number pointed at, or the one at hand. */
  framed: GraphStep | null;
  closed: ReadonlySet<string>;
  unfolded: ReadonlySet<string>;
  edits: GraphEdits;
  motion: Motion<GraphStep>;
  /** Counts the graphs opened: another one is seen whole. */
  opened: number;
  onGroup: (name: string) => void;
  onUnfold: (array: string) => void;
}

const SOME_SIZE = { width: 630, height: 640 };

/** The graph, every number at its place. */
export function GraphPicture(props: Props) {
  const { run, state, step, marks, closed, unfolded, edits, opened, motion } = props;
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const moving = useRef<SVGGElement>(null);
  const fields = useOpenFields(frame, edits.can);
  const size = useSize(frame);
  const layout = useLayout(run, closed, unfolded);
  const room = roomFor(layout, size ?? SOME_SIZE);
  const scale = size ? initialScale(layout, size) : 1;
  const { zoom, transform } = useZoom(
    svg,
    room,
    scale,
    `${opened} ${layout.width}×${layout.height}`,
    step?.result,
  );
  useMotion(moving, run, motion, (move) => seen(move, { run, layout, state, along }));
  const met = useMemo(() => metBy(run, props.framed), [run.equations, props.framed]);
  const working = new Set(atWorkIn(layout.courses, step).map(({ course }) => course.wire.to));
  const atWork = (id: string) =>
    step && (working.has(id) || (step.phase === "forward" && step.name === id))
      ? `at-work phase-${step.phase}`
      : "";

  function onClick(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const edit = target?.closest("[data-edit]")?.getAttribute("data-edit");
    if (edit) fields.add(edit);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== frame.current || !frame.current || event.key !== "Enter") return;
    const [first] = editableRefs(frame.current, edits.order);
    if (first) fields.add(first);
  }

  return (
    <div
      class="picture graph"
      ref={frame}
      tabIndex={0}
      role="group"
      aria-label={state.own
        ? "The graph. Enter answers its first number."
        : "The graph. Enter edits its given numbers."}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {frame.current && fields.open.map((of) => (
        <Editor
          key={of}
          frame={frame.current as HTMLElement}
          of={of}
          placed={[layout, transform]}
          name={edits.name(of)}
          text={edits.text(of)}
          order={edits.order}
          onCommit={(text) => edits.commit(of, text)}
          onMove={(ref) => {
            fields.move(of, ref);
            if (ref === null) frame.current?.focus({ preventScroll: true });
          }}
          onAhead={fields.add}
          onLeave={() => fields.move(of, null)}
        />
      ))}
      <svg
        ref={svg}
        {...UNTRANSLATED}
        viewBox={`0 0 ${room.width} ${room.height}`}
        role="group"
        aria-label="The graph with its numbers"
        aria-describedby={GRAPH_IN_WORDS}
      >
        <ArrowHeads />
        {size && (
          <g transform={transform && transform.k !== 1 ? String(transform) : undefined}>
            <g transform={`translate(${room.x},${room.y})`}>
              {layout.frames.map(({ id, title, group, ...box }) => (
                <g key={id}>
                  <rect class="frame" {...box} rx="12" />
                  {group === null
                    ? <text class="round" x={box.x + 12} y={box.y + 20}>{title}</text>
                    : (
                      <GroupTitle
                        name={group}
                        title={title}
                        sign="▾"
                        x={box.x + 22}
                        y={box.y + 5}
                        onGroup={props.onGroup}
                      />
                    )}
                </g>
              ))}
              <Wires
                layout={layout}
                step={step}
                isBack={(array) => {
                  const found = run.arrays.get(array);
                  return !state.own &&
                    Boolean(found && knownOf(found, "gradient", state.cursor) > 0);
                }}
              />
              {layout.placed.map((placed) =>
                placed.item.kind === "array" && placed.measured.tiers.length === 0
                  ? (
                    <Gate
                      key={placed.item.id}
                      placed={placed}
                      item={placed.item}
                      state={state}
                      marks={marks}
                      isAtWork={atWork(placed.item.id)}
                      canEdit={edits.can}
                    />
                  )
                  : (
                    <ArrayView
                      key={placed.item.id}
                      placed={placed}
                      state={state}
                      marks={marks}
                      met={met}
                      result={run.result}
                      isAtWork={atWork(placed.item.id)}
                      canEdit={edits.can}
                      onUnfold={props.onUnfold}
                      onGroup={props.onGroup}
                    />
                  )
              )}
              <WireLabels layout={layout} step={step} />
              <g class="motion" aria-hidden="true" ref={moving} />
            </g>
          </g>
        )}
      </svg>
      {zoom && (
        <div class="zoom">
          <ZoomButtons zoom={zoom} />
        </div>
      )}
    </div>
  );
}

function useLayout(
  run: GraphRun,
  closed: ReadonlySet<string>,
  unfolded: ReadonlySet<string>,
): GraphLayout {
  // A page more of the same trace changes nothing of where things stand.
  return useMemo(
    () => layOut(sceneOf(run, closed), { characters: charactersIn(run), opened: unfolded }),
    [run.equations, run.problem, closed, unfolded],
  );
}

/** The view box: as large as the window where the layout is smaller, which then stands in its middle. */
function roomFor(layout: Size, window: Size) {
  const width = Math.max(layout.width, window.width);
  const height = Math.max(layout.height, window.height);
  return { width, height, x: (width - layout.width) / 2, y: (height - layout.height) / 2 };
}
