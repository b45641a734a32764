import type { ActivityChoice } from "../../session/activity.ts";
import { ACTIVITIES } from "../../session/activity.ts";
import type { Session } from "../../session/session.ts";
import { Late } from "../../ui/coming/late.tsx";
import { LEARN } from "../rooms.ts";
import { Undo } from "./undo.tsx";

/** Step or Learn: what the page is used for. */
export function ActivitySwitch({ activity }: { activity: ActivityChoice }) {
  return (
    <div class="sides activity" role="group" aria-label="Step through one iteration, or watch many">
      {ACTIVITIES.map((each) => (
        <button
          type="button"
          aria-pressed={each === activity.value}
          onPointerEnter={LEARN.load}
          onFocus={LEARN.load}
          onClick={() => (activity.value = each)}
        >
          {each}
        </button>
      ))}
    </div>
  );
}

interface Props {
  session: Session;
  activity: ActivityChoice;
}

/** The data to learn from, in place of the worked examples. */
export function LearnData({ session }: { session: Session }) {
  const { now } = LEARN;
  if (now.value.kind !== "ready") return <span class="example" />;
  const { DataChoice, learningOf } = now.value.answer;
  const learning = learningOf(session);
  const { canUndo, canRedo, undo, redo } = learning.changes;
  return (
    <>
      <DataChoice learning={learning} />
      <Undo canUndo={canUndo.value} canRedo={canRedo.value} onUndo={undo} onRedo={redo} />
    </>
  );
}

/** The learning room, which is loaded now that it is entered. */
export function LearnPlace({ root, session, activity }: Props & { root: HTMLElement }) {
  return (
    <Late module={LEARN} what="The learning room">
      {({ LearnRoom, learningOf }) => (
        <LearnRoom
          root={root}
          session={session}
          learning={learningOf(session)}
          onStepping={() => (activity.value = "Step")}
        />
      )}
    </Late>
  );
}
