import { useMemo, useRef, useState } from "preact/hooks";
import { elides, isNarrow } from "./layout/layout.ts";
import { initialZoom, startAt } from "./layout/initial_zoom.ts";
import { marksIn, neighbourOf } from "./layout/in_layout.ts";
import type { EdgesShow } from "../ui/drawing/gradient_scale.ts";
import { questionName } from "../trace/questions.ts";
import { depthOf, sizesOf } from "../trace/run.ts";
import type { State } from "../trace/state.ts";
import type { Drawn } from "./drawn.ts";
import { parsePlace } from "./place.ts";
import type { Step } from "../wire/types.ts";
import { Edges } from "./edges/edges.tsx";
import { editableRefs, Editor } from "../ui/drawing/editor.tsx";
import { useOpenFields } from "../ui/drawing/use_open_fields.ts";
import { useDrag } from "../ui/hooks/use_drag.ts";
import { Headings, headingScale } from "./headings.tsx";
import { Later } from "../ui/coming/later.tsx";
import { useLate } from "../ui/coming/use_late.ts";
import { SoFar } from "./motion/so_far.tsx";
import { TargetsView } from "./units/targets.tsx";
import { NETWORK_IN_WORDS } from "./tables/view.tsx";
import { Units } from "./units/units.tsx";
import { seen } from "./motion/seen.ts";
import { type Motion, useMotion } from "../ui/drawing/use_motion.ts";
import { useLayout } from "./use_layout.ts";
import { UNTRANSLATED } from "../ui/text/untranslated.ts";
import { useSize } from "../ui/drawing/use_size.ts";
import { useZoom } from "../ui/drawing/use_zoom.ts";
import { createLateModule } from "../wire/late_module.ts";

/** What tells of a change, and of what is pointed at, comes with the first of either. */
const TOLD = createLateModule(() => import("./told.ts"));
/** And what a network has that is too large for its window. */
const WHOLE = createLateModule(() => import("./whole/view.tsx"));
/** And how large it is seen, with what then lies beyond the rim. */
const CONTROLS = createLateModule(() => import("./controls/controls.ts"));

interface Props extends Omit<Drawn, "layout" | "place"> {
  /** The state that it is compared with, while it is. */
  before: State | null;
  /** Counts the problems opened: another one is seen whole. */
  opened: number;
  motion: Motion<Step>;
  /** Whether it is shown to a room: its type is larger. */
  isStage: boolean;
  /** How it is chosen what the edges show; null where there is no choice. */
  onEdgesShow: ((show: EdgesShow) => void) | null;
}

/** What is laid out, and not drawn, until the picture is measured. */
const SOME_SIZE = { width: 870, height: 640 };

/** The network, every number at its place. */
export function Picture(props: Props) {
  const {
    run,
    state,
    before,
    step,
    marks,
    edits,
    opened,
    motion,
    edgesShow,
    onEdgesShow,
    isStage,
  } = props;
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const moving = useRef<SVGGElement>(null);
  const fields = useOpenFields(frame, edits.can);
  const editing = fields.open;
  const [pointed, setPointed] = useState<string | null>(null);
  /** Where a number was taken hold of: until the mouse goes on, no card hides what that changes. */
  const rests = useRef(-1);
  const [scrolled, setScrolled] = useState<Record<number, number>>({});
  const size = useSize(frame);
  // Answers are asked for where the numbers stand.
  const isTooLarge = size !== null && elides(sizesOf(run.problem), size);
  const [inNumbers, setInNumbers] = useState(false);
  const isWhole = isTooLarge && !inNumbers && onEdgesShow !== null;
  const whole = useLate(WHOLE, isTooLarge);
  const layOutWhole = isWhole && whole?.layOutWhole || null;
  const layout = useLayout(run.problem, step, scrolled, size ?? SOME_SIZE, isStage, layOutWhole);
  const scale = size ? initialZoom(layout, size) : 1;
  const { zoom, transform } = useZoom(
    svg,
    layout,
    scale,
    `${opened}: ${sizesOf(run.problem)}`,
    step?.result,
    useMemo(() => marksIn(layout), [layout]),
  );
  // It stands at its scale before there is a zoom, so that nothing jumps when there is.
  const shown = transform ?? startAt(scale, layout);
  const zoomed = shown.k === 1 ? undefined : String(shown);
  const { drag, wasDragged, on } = useDrag(frame, edits.drags, edits.can);
  const place = pointed === null ? null : parsePlace(pointed);
  const isLarger = transform !== null && transform.k > 1;
  const hasGaps = layout.gaps.length > 0;
  const controls = useLate(CONTROLS, zoom !== null);
  const told = useLate(TOLD, drag !== null || before !== null || place !== null);
  useMotion(moving, run, motion, (move) => seen(move, { problem: run.problem, layout, state }));
  const drawn: Drawn = { run, state, step, marks, edits, layout, place, edgesShow };

  function onClick(event: MouseEvent): void {
    const edit = wasDragged.current ? null : attributeUnder(event, "data-edit");
    if (edit) fields.add(edit);
    else if (!wasDragged.current) return;
    rests.current = Math.floor(event.clientX);
    setPointed(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== frame.current || !frame.current) return;
    if (event.key === "Escape") setPointed(null);
    else if (event.key === "Enter") {
      const [first] = editableRefs(frame.current, edits.order);
      if (first) fields.add(first);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setPointed(neighbourOf(layout, pointed, event.key === "ArrowDown" ? 1 : -1));
    }
  }

  return (
    <div
      class={`picture ${Math.max(...sizesOf(run.problem)) <= 2 ? "low" : ""}`}
      ref={frame}
      tabIndex={0}
      role="group"
      aria-label="The network. Up and Down go from unit to unit, Enter edits the numbers."
      onClick={onClick}
      onKeyDown={onKeyDown}
      {...on}
      onPointerOver={(event) => {
        if (Math.floor(event.clientX) === rests.current) return;
        rests.current = -1;
        setPointed(attributeUnder(event, "data-place"));
      }}
      onPointerLeave={() => {
        rests.current = -1;
        setPointed(null);
      }}
    >
      {frame.current && editing.map((of) => (
        <Editor
          key={of}
          frame={frame.current as HTMLElement}
          of={of}
          placed={[layout, transform]}
          name={questionName(run.notation, of)}
          text={edits.text(of)}
          order={edits.order}
          scrub={edits.drags &&
            { ...edits.drags, begin: (partOf) => edits.drags?.begin(of, partOf) }}
          onCommit={(text, partOf) => edits.commit(of, text, partOf)}
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
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role={hasGaps ? "group" : "img"}
        aria-label="The network with its numbers"
        aria-describedby={NETWORK_IN_WORDS}
      >
        {size && (
          <g transform={zoomed}>
            {whole && "rows" in layout
              ? <whole.Whole {...drawn} layout={layout} />
              : (!isWhole || WHOLE.now.value.kind === "failed") && (
                <>
                  <Edges {...drawn} />
                  <Later frames={1}>
                    {hasGaps && whole && (
                      <whole.HiddenUnits
                        gaps={layout.gaps}
                        depth={depthOf(run.problem)}
                        onScroll={(layer, scroll) => setScrolled({ ...scrolled, [layer]: scroll })}
                      />
                    )}
                    <Units {...drawn} />
                    <TargetsView {...drawn} />
                  </Later>
                </>
              )}
            {step?.growing?.says && (
              <SoFar step={step} scene={{ problem: run.problem, layout, state }} />
            )}
            {before && told && moving.current?.parentElement && (
              <told.Ghosts
                drawn={moving.current.parentElement}
                {...{ layout, before, state }}
              />
            )}
            <g class="motion" aria-hidden="true" ref={moving} />
          </g>
        )}
        {size && (
          <Headings
            layout={layout}
            narrow={isNarrow(size)}
            shown={shown}
            larger={headingScale(layout, size, shown.k)}
            problem={run.problem}
            sample={state.sample}
          />
        )}
      </svg>
      {drag && told && <told.Scrubber drag={drag} name={questionName(run.notation, drag.of)} />}
      {place && told && !drag && editing.length === 0 && frame.current && (
        <told.StoryCard
          frame={frame.current}
          placed={[layout, transform, step]}
          place={place}
          run={run}
          state={state}
          before={before}
        />
      )}
      {zoom && size && isLarger && controls && (
        <controls.Beyond layout={layout} shown={transform} zoom={zoom} frame={size} />
      )}
      {zoom && controls && (
        <controls.ViewControls zoom={zoom} edgesShow={edgesShow} onEdgesShow={onEdgesShow}>
          {isTooLarge && onEdgesShow && (
            <button
              type="button"
              onClick={() => setInNumbers(isWhole)}
            >
              {isWhole ? "Numbers" : "All units"}
            </button>
          )}
        </controls.ViewControls>
      )}
    </div>
  );
}

function attributeUnder(event: Event, attribute: string): string | null {
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest(`[${attribute}]`)?.getAttribute(attribute) ?? null;
}
