import { type ReadonlySignal, useComputed } from "@preact/signals";
import type { ActivityChoice } from "../session/activity.ts";
import type { Display } from "./display/display.ts";
import type { Jumps } from "../session/playing/jumps.ts";
import type { Lessons } from "../lesson/lessons.ts";
import { marksOf, withChanges } from "../trace/marks.ts";
import type { Player } from "../session/playing/player.ts";
import type { Practice } from "../practice/practice.ts";
import type { Comparison } from "../session/edits/comparison.ts";
import type { Scrub } from "../picture/editing/scrub.ts";
import type { Session } from "../session/session.ts";
import type { Side } from "../session/side.ts";
import type { Printer } from "../paper/solution.ts";
import type { TabsModel } from "../step/tabs.ts";
import type { ExportMenu } from "./header/export_menu.ts";
import type { AnnouncedEdits } from "../session/edits/announced_edits.ts";
import type { Example, Limits } from "../wire/types.ts";
import type { FirstMinute } from "./display/first_minute.ts";
import { givenEdits, practiceEdits } from "./picture_edits.ts";
import { Later } from "../ui/coming/later.tsx";
import { redrawBoundary } from "../ui/redraw_boundary.tsx";
import { Picture } from "../picture/picture.tsx";
import { paceOf } from "./display/pace.ts";
import { SideParts } from "./side_parts.tsx";
import { useStepFromTop } from "./use_step_from_top.ts";
import { UnitTables } from "../picture/tables/view.tsx";

/** The models of what the page shows. */
export interface Models {
  session: Session;
  scrub: Scrub;
  comparison: Comparison;
  player: Player;
  firstMinute: FirstMinute;
  display: Display;
  activity: ActivityChoice;
  side: Side;
  edits: AnnouncedEdits;
  jumps: Jumps;
  exportMenu: ExportMenu;
  printer: Printer;
  practice: Practice;
  tabs: TabsModel;
  lessons: Lessons;
}

interface Props extends Models {
  /** The ref of the number that is pointed at. */
  pointed: ReadonlySignal<string | null>;
  example: Example | null;
  limits: Limits;
}

/** What a step changes: the picture left, and right what is said of it. */
export const Workplace = redrawBoundary((props: Props) => {
  const {
    session,
    scrub,
    comparison,
    player,
    display,
    side,
    edits,
    printer,
    practice,
    lessons,
    pointed,
    ...rest
  } = props;
  const marks = useComputed(() =>
    marksOf(session.step.value, pointed.value, lessons.highlight.value, session.stepRange.value)
  );
  const run = session.run.value;
  const step = session.step.value;
  const practising = side.value === "Practice";
  useStepFromTop(session, side.value === "This step");
  const solution = printer.solution.value;
  const state = solution?.state ?? (practising ? practice.state.value : session.state.value);
  const before = practising || solution ? null : comparison.before.value;
  const shownMarks = practising
    ? practice.marks.value
    : before
    ? withChanges(marks.value, before, state)
    : marks.value;

  return (
    <main class={display.tabled.value ? "tabled" : ""}>
      <Picture
        run={run}
        state={state}
        before={before}
        step={practising || solution ? null : step}
        marks={solution ? marksOf(null, null) : shownMarks}
        opened={session.opened.value}
        isStage={display.presenting.value}
        edgesShow={practising || solution ? "weight" : display.edgesShow.value}
        onEdgesShow={practising ? null : (show) => (display.edgesShow.value = show)}
        motion={{
          cursor: session.cursor.value,
          part: session.part.value,
          steps: session.stepRange.value,
          ...(display.motion.value && !practising && !solution ? paceOf(player) : { ms: 0 }),
        }}
        edits={practising ? practiceEdits(practice) : givenEdits(session, edits, scrub)}
      />
      <Later frames={3}>
        <UnitTables
          run={run}
          state={state}
          step={practising ? null : step}
          marks={shownMarks}
          shown={display.tabled.value}
        />
      </Later>
      <SideParts
        {...rest}
        side={side}
        scrub={scrub}
        comparison={comparison}
        edits={edits}
        session={session}
        practice={practice}
        lessons={lessons}
        marks={marks.value}
        edgesShow={display.edgesShow.value}
      />
    </main>
  );
});
