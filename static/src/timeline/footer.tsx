import { formatNumber } from "../lib/numbers/format.ts";
import type { Onward } from "../session/playing/onward.ts";
import type { Player } from "../session/playing/player.ts";
import type { Session } from "../session/session.ts";
import { cursorInSample, samplesInWords } from "../trace/samples.ts";
import { Controls } from "./controls.tsx";
import { redrawBoundary } from "../ui/redraw_boundary.tsx";
import { SampleChoice } from "./sample_choice.tsx";
import { Timeline } from "./timeline.tsx";

interface Props {
  session: Session;
  player: Player;
  onward: Onward;
  /** Leave the presentation. */
  onLeave: () => void;
}

/** The timeline, the way along it, and what comes next. */
export const Footer = redrawBoundary(
  ({ session, player, onward, onLeave }: Props) => {
    const run = session.run.value;
    const step = session.step.value;
    const cursor = session.cursor.value;
    const { samples } = run.problem;
    const ofSample = samplesInWords(run.problem, step);
    const coming = whatComes(session.ahead.value, cursor === run.total);
    return (
      <footer>
        <Timeline
          run={run}
          cursor={cursor}
          part={session.part.value}
          text={step
            ? [`${cursor} of ${run.total}: ${step.title}`, ofSample].filter(Boolean).join(", ")
            : "nothing done yet"}
          onSeek={session.seek}
          ends={{
            iteration: session.sheet.value.iteration,
            onBefore: () => session.toIteration(session.sheet.value.iteration - 1),
            onAfter: session.nextIteration,
          }}
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
            onNext={() => onward.next()}
            goesOn="weights"
            onEnd={session.end}
            onPlay={player.toggle}
            onGrain={(grain) => (session.grain.value = grain)}
            onSpeed={(speed) => (player.speed.value = speed)}
          >
            {samples.length > 1 && (
              <SampleChoice
                samples={samples.length}
                sample={session.state.value.sample}
                onChoose={(sample) => session.seek(cursorInSample(run.blocks, cursor, sample))}
              />
            )}
          </Controls>
          <p class="coming" title={coming}>{coming}</p>
          <p class="by-hand">
            or step yourself: <kbd>→</kbd> forward, <kbd>←</kbd> back
          </p>
          <p class="stage-state">
            <button type="button" title="Next iteration (N)" onClick={session.nextIteration}>
              Run
            </button>
            <span>iteration {session.sheet.value.iteration + 1}</span>
            <span>
              L <b>{formatNumber(run.batchLoss)}</b>
            </span>
          </p>
          <button type="button" class="leave" title="Escape" onClick={onLeave}>
            Leave
          </button>
        </div>
      </footer>
    );
  },
);

/** What Next does: one step by its title, or how many, and the first and the last of them. */
function whatComes(ahead: Session["ahead"]["value"], isDone: boolean): string {
  // Where the next page is not at hand yet, nothing is known of what comes.
  if (!ahead) return isDone ? "the iteration is done" : "";
  const { first, last, count, part } = ahead;
  if (part) return `next: ${part}`;
  return count === 1
    ? `next: ${first.title}`
    : `next ${count} numbers: ${first.title} … ${last.title}`;
}
