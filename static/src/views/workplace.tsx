import { type ReadonlySignal, useComputed } from "@preact/signals";
import type { Checking } from "../model/checking.ts";
import type { Display } from "../model/display.ts";
import type { Jumps } from "../model/jumps.ts";
import type { Lessons } from "../model/lessons.ts";
import { marksOf } from "../model/marks.ts";
import type { Practice } from "../model/practice.ts";
import type { Published } from "../model/published.ts";
import type { Session } from "../model/session.ts";
import type { Side } from "../model/side.ts";
import type { Printer } from "../model/solution.ts";
import type { TabsModel } from "../model/tabs.ts";
import type { Takeout } from "../model/takeout.ts";
import type { Telling } from "../model/telling.ts";
import type { Example, Limits } from "../types.ts";
import { givenEdits, practiceEdits } from "./edits.ts";
import { Later } from "./later.tsx";
import { letGo } from "./let_go.tsx";
import { Picture } from "./picture.tsx";
import { SideParts } from "./side_parts.tsx";
import { UnitTables } from "./unit_tables.tsx";

/** The models of what the page shows. */
export interface Models {
  session: Session;
  display: Display;
  side: Side;
  telling: Telling;
  jumps: Jumps;
  takeout: Takeout;
  printer: Printer;
  practice: Practice;
  tabs: TabsModel;
  lessons: Lessons;
  checking: Checking;
  published: Published;
}

interface Props extends Models {
  /** The ref of the number that is pointed at. */
  pointed: ReadonlySignal<string | null>;
  example: Example | null;
  limits: Limits;
}

/** What a step changes: the picture left, and right what is said of it. */
export const Workplace = letGo((props: Props) => {
  const { session, display, side, telling, printer, practice, lessons, pointed, ...rest } = props;
  const marks = useComputed(() =>
    marksOf(session.step.value, pointed.value, lessons.highlight.value, session.stretch.value)
  );
  const run = session.run.value;
  const step = session.step.value;
  const practising = side.value === "Practice";
  const solution = printer.solution.value;
  const state = solution?.state ?? (practising ? practice.state.value : session.state.value);
  const shownMarks = practising ? practice.marks.value : marks.value;

  return (
    <main class={display.tabled.value ? "tabled" : ""}>
      <Picture
        run={run}
        state={state}
        step={practising || solution ? null : step}
        marks={solution ? marksOf(null, null) : shownMarks}
        opened={session.opened.value}
        edits={practising ? practiceEdits(practice) : givenEdits(session, telling)}
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
        telling={telling}
        session={session}
        practice={practice}
        lessons={lessons}
        marks={marks.value}
      />
    </main>
  );
});
