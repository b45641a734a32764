import { type ReadonlySignal, useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { OF_NETWORK } from "../../graph/of_network.ts";
import { GraphPicture } from "../../graph/drawing/picture.tsx";
import { ArrayTables } from "../../graph/tables/view.tsx";
import { Later } from "../../ui/coming/later.tsx";
import { GraphEditor } from "../../graph/editor/view.tsx";
import { GivenTable } from "../../graph/text/given.tsx";
import { TextView } from "../../graph/text/view.tsx";
import { nextOfLine } from "../../graph/text/line_steps.ts";
import { metBy } from "../../graph/layout/met.ts";
import { stepAt } from "../../trace/run.ts";
import { cellMarks } from "../../trace/graph/cell_marks.ts";
import { marksOf } from "../../trace/marks.ts";
import { adoptStyle } from "../../ui/style/adopt_style.ts";
import { redrawBoundary } from "../../ui/redraw_boundary.tsx";
import cells from "../../graph/drawing/cells.css" with { type: "text" };
import chain from "../../graph/chain/chain.css" with { type: "text" };
import groups from "../../graph/drawing/groups.css" with { type: "text" };
import room from "../../graph/graph.css" with { type: "text" };
import text from "../../graph/text/text.css" with { type: "text" };
import wires from "../../graph/drawing/wires.css" with { type: "text" };
import { paceOf } from "../display/pace.ts";
import { graphEdits } from "./edits.ts";
import type { Lessons } from "../../lesson/lessons.ts";
import type { GraphRoom } from "./room.ts";
import { GraphSide } from "./side.tsx";

for (const style of [room, text, wires, cells, groups, chain]) adoptStyle(style);

export interface GraphProps {
  room: GraphRoom;
  lessons: Lessons;
  /** The ref of the number that is pointed at. */
  pointed: ReadonlySignal<string | null>;
  onCopy: (text: string, what: string) => void;
  /** Back to the network that this graph is of. */
  onLeave: () => void;
  /** Whether the values stand in the picture's place as tables. */
  tabled: boolean;
  /** Whether a step is seen to happen. */
  moves: boolean;
}

/** A graph: its text left, its picture, and right what is said of the step. */
export const GraphWorkplace = redrawBoundary(
  ({ room, lessons, pointed, onCopy, onLeave, tabled, moves }: GraphProps) => {
    const { session } = room;
    const run = session.run.value;
    const practising = room.practising.value;
    const state = room.state.value;
    const step = practising ? null : session.step.value;
    const range = practising ? [] : session.stepRange.value;
    const paired = useComputed(() => pairOf(session.step.value, pointed.value));
    const framed = useComputed(() => {
      const at = pointed.value === null ? null : session.cursorOf(pointed.value);
      const its = at === null ? null : stepAt(session.run.value, at - 1);
      return its && metBy(session.run.value, its).size > 0 ? its : session.step.value;
    });
    const marks = useComputed(() =>
      room.practising.value ? room.practice.marks.value : marksOf(
        session.step.value,
        pointed.value,
        new Set([...paired.value, ...lessons.highlight.value]),
        session.stepRange.value,
      )
    );
    const cells = useMemo(
      () =>
        cellMarks(run, step, marks.value, [
          ...range.map(({ result }) => result),
          ...paired.value,
          ...(pointed.value ? [pointed.value] : []),
          ...lessons.highlight.value,
          ...(state.own?.asked ?? []),
        ]),
      [run, step, marks.value, state.own],
    );
    const edits = useMemo(() => graphEdits(session), [session]);

    function goToLine(line: number): void {
      const to = nextOfLine(run, line, session.cursor.value);
      if (to !== null) session.seek(to);
    }

    return (
      <main class={`of-graph ${tabled ? "tabled" : ""}`}>
        <div class="graph-column">
          {session.sheet.value.title === OF_NETWORK && (
            <button type="button" class="link to-network" onClick={onLeave}>
              ← Back to the network
            </button>
          )}
          {room.isWriting.value
            ? (
              <GraphEditor
                from={session.problem.value}
                action="Apply"
                onOpen={(graph) => session.edit(() => graph)}
                onDone={() => (room.isWriting.value = false)}
              />
            )
            : (
              <>
                <TextView
                  run={run}
                  step={step}
                  onLine={goToLine}
                  onEdit={() => (room.isWriting.value = true)}
                />
                <GivenTable run={run} state={state} step={step} marks={marks.value} />
              </>
            )}
        </div>
        <GraphPicture
          run={run}
          state={state}
          step={step}
          marks={cells}
          framed={practising ? null : framed.value}
          closed={session.closed.value}
          unfolded={session.unfolded.value}
          edits={practising ? room.practice.edits : edits}
          opened={session.opened.value}
          motion={{
            cursor: session.cursor.value,
            part: session.part.value,
            steps: session.stepRange.value,
            ...(moves && !practising ? paceOf(room.player) : { ms: 0 }),
          }}
          onGroup={session.toggleGroup}
          onUnfold={session.toggleHeat}
        />
        <Later frames={3}>
          <ArrayTables run={run} state={state} step={step} marks={marks.value} shown={tabled} />
        </Later>
        <p class="hidden" role="status">{room.learning.told.value}</p>
        <GraphSide
          room={room}
          lessons={lessons}
          marks={marks.value}
          onCopy={onCopy}
        />
      </main>
    );
  },
);

/** The two factors of the product that a number pointed at belongs to. */
function pairOf(
  step: GraphRoom["session"]["step"]["value"],
  pointed: string | null,
): ReadonlySet<string> {
  const use = pointed === null
    ? undefined
    : step?.chain?.uses.find(({ ref, source }) => ref === pointed || source === pointed);
  return new Set(use?.source ? [use.ref, use.source] : []);
}
