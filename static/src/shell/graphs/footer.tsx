import type { GraphSession } from "../../graph/session.ts";
import { Controls } from "../../timeline/controls.tsx";
import { Timeline } from "../../timeline/timeline.tsx";
import type { Grain } from "../../trace/grains.ts";
import type { GraphRoom } from "./room.ts";
import { redrawBoundary } from "../../ui/redraw_boundary.tsx";

interface Props {
  room: GraphRoom;
  /** Leave the presentation. */
  onLeave: () => void;
}

const GRAINS: { titles: Record<Grain, string>; meaning: Record<Grain, string> } = {
  titles: { pass: "pass", layer: "equation", node: "array", number: "number", term: "term" },
  meaning: {
    pass: "Next goes to the end of the pass",
    layer: "Next does a whole line of the text",
    node: "Next does a whole array",
    number: "Next does a single number",
    term: "Next does one term or factor of a number",
  },
};

/** The timeline of a graph, the way along it, and what comes next. */
export const GraphFooter = redrawBoundary(({ room, onLeave }: Props) => {
  const { session, player, learning, onward } = room;
  const run = session.run.value;
  const step = session.step.value;
  const cursor = session.cursor.value;
  const coming = whatComes(session.ahead.value, cursor === run.total, session.updates.value);
  return (
    <footer>
      <Timeline
        run={run}
        cursor={cursor}
        part={session.part.value}
        text={step ? `${cursor} of ${run.total}: ${step.title}` : "nothing done yet"}
        onSeek={session.seek}
        ends={{
          iteration: session.sheet.value.iteration,
          onBefore: () => session.toIteration(session.sheet.value.iteration - 1),
          onAfter: learning.nextFromStart,
        }}
      />
      <div class="bar">
        <Controls
          cursor={cursor}
          total={run.total}
          grain={session.grain.value}
          grains={GRAINS}
          playing={player.playing.value}
          speed={player.speed.value}
          onHome={session.home}
          onBack={session.back}
          onNext={() => onward.next()}
          goesOn="values"
          onEnd={session.end}
          onPlay={player.toggle}
          onGrain={(grain) => (session.grain.value = grain)}
          onSpeed={(speed) => (player.speed.value = speed)}
        >
          {null}
        </Controls>
        <p class="coming" title={coming}>{coming}</p>
        <button type="button" class="leave" title="Escape" onClick={onLeave}>
          Leave
        </button>
      </div>
    </footer>
  );
});

function whatComes(
  ahead: GraphSession["ahead"]["value"],
  isDone: boolean,
  updates: boolean,
): string {
  if (!ahead) return isDone ? (updates ? "the update is done" : "all gradients are known") : "";
  const { first, last, count, part } = ahead;
  if (part) return `next: ${part}`;
  return count === 1
    ? `next: ${first.title}`
    : `next ${count} numbers: ${first.title} … ${last.title}`;
}
