import type { Player } from "../model/player.ts";
import type { Session } from "../model/session.ts";
import { Controls } from "./controls.tsx";
import { Timeline } from "./timeline.tsx";

interface Props {
  session: Session;
  player: Player;
  /** Then nothing of the steps is shown. */
  practising: boolean;
  /** Leave the presentation. */
  onLeave: () => void;
}

/** The timeline, the way along it, and what comes next. */
export function Footer({ session, player, practising, onLeave }: Props) {
  const run = session.run.value;
  const step = session.step.value;
  const cursor = session.cursor.value;
  const ahead = session.ahead.value;
  return (
    <footer>
      <Timeline
        blocks={run.blocks}
        total={run.total}
        cursor={cursor}
        text={step ? `${cursor} of ${run.total}: ${step.title}` : "nothing done yet"}
        onSeek={session.seek}
      />
      <div class="bar">
        <Controls
          cursor={cursor}
          total={run.total}
          grain={session.grain.value}
          playing={player.playing.value}
          speed={player.speed.value}
          onHome={session.home}
          onBack={session.back}
          onNext={session.next}
          onEnd={session.end}
          onPlay={player.toggle}
          onGrain={(grain) => (session.grain.value = grain)}
          onSpeed={(speed) => (player.speed.value = speed)}
        />
        <p class="coming">
          {practising
            ? "what the steps compute is hidden while you practise"
            : whatComes(ahead, cursor === run.total)}
        </p>
        <button type="button" class="leave" title="Escape" onClick={onLeave}>
          Leave
        </button>
      </div>
    </footer>
  );
}

/** What Next does: one step by its title, or the first and the last of several. */
function whatComes(ahead: Session["ahead"]["value"], isDone: boolean): string {
  // Where the next page is not at hand yet, nothing is known of what comes.
  if (!ahead) return isDone ? "the iteration is done" : "";
  const { first, last, count } = ahead;
  return `next: ${count === 1 ? first.title : `${first.title} … ${last.title} (${count} numbers)`}`;
}
