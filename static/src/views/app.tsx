import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { Checking } from "../model/checking.ts";
import type { Display } from "../model/display.ts";
import { formatNumber } from "../model/format.ts";
import type { Lessons } from "../model/lessons.ts";
import { marksOf } from "../model/marks.ts";
import type { Player } from "../model/player.ts";
import type { Saying } from "../model/saying.ts";
import type { Session } from "../model/session.ts";
import type { Practice } from "../model/practice.ts";
import type { Published } from "../model/published.ts";
import type { Printer } from "../model/solution.ts";
import type { Takeout } from "../model/takeout.ts";
import type { TabsModel } from "../model/tabs.ts";
import type { FirstPage } from "../types.ts";
import { givenEdits, practiceEdits } from "./edits.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { HeaderMenu } from "./header_menu.tsx";
import { KeysSheet } from "./keys_sheet.tsx";
import { Later } from "./later.tsx";
import { Notice } from "./notice.tsx";
import { Picture } from "./picture.tsx";
import { Progress } from "./progress.tsx";
import { SideParts } from "./side_parts.tsx";
import { SolutionSheet } from "./solution.tsx";
import { Undo } from "./undo.tsx";
import { UnitTables } from "./unit_tables.tsx";

interface Props {
  root: HTMLElement;
  session: Session;
  player: Player;
  display: Display;
  saying: Saying;
  takeout: Takeout;
  printer: Printer;
  practice: Practice;
  tabs: TabsModel;
  lessons: Lessons;
  checking: Checking;
  published: Published;
  first: FirstPage;
}

/** The stepping page: picture left, this step right, timeline below. */
export function App(
  {
    root,
    session,
    player,
    display,
    saying,
    takeout,
    printer,
    practice,
    tabs,
    lessons,
    checking,
    published,
    first,
  }: Props,
) {
  const pointed = useSignal<string | null>(null);
  const side = useSignal("This step");
  const marks = useComputed(() =>
    marksOf(session.step.value, pointed.value, lessons.highlight.value)
  );
  useSignalEffect(() => {
    lessons.shown.value = side.value === "Lesson";
    checking.shown.value = side.value === "Check";
  });
  useSignalEffect(() => {
    if (lessons.turns.value) side.value = "Lesson";
  });
  const run = session.run.value;
  const step = session.step.value;
  const { sheet, trouble } = session;
  const practising = side.value === "Practice";
  const solution = printer.solution.value;
  const state = solution?.state ?? (practising ? practice.state.value : session.state.value);
  const shownMarks = practising ? practice.marks.value : marks.value;
  const example = first.examples.find((each) => each.id === sheet.value.example);

  function numberUnder(event: Event): Element | null {
    return event.target instanceof Element ? event.target.closest("[data-ref]") : null;
  }

  function refUnder(event: Event): string | null {
    return numberUnder(event)?.getAttribute("data-ref") ?? null;
  }

  function onClick(event: MouseEvent): void {
    const isField = event.target instanceof Element && event.target.closest("[data-edit]");
    const ref = refUnder(event);
    // A batch's formula names the sample of each of its numbers.
    const sample = numberUnder(event)?.getAttribute("data-sample");
    if (ref && !isField) session.seekTo(ref, sample ? Number(sample) : undefined);
  }

  return (
    <div
      class={`page ${display.presenting.value ? "presenting" : ""}`}
      onPointerOver={(event) => (pointed.value = refUnder(event))}
      onClick={onClick}
    >
      <Header
        examples={first.examples}
        example={example?.id ?? null}
        own={lessons.titleOfProblem.value ?? "Your own numbers"}
        onExample={(chosen) => session.openProblem(chosen.problem, chosen.id)}
      >
        <Undo
          canUndo={session.canUndo.value}
          canRedo={session.canRedo.value}
          onUndo={session.undo}
          onRedo={session.redo}
        />
        <span class="grow" />
        <HeaderMenu
          display={display}
          takeout={takeout}
          onPrint={printer.print}
          notation={session.notation.value}
          onNotation={session.setNotation}
        />
      </Header>
      {trouble.report.value && <Notice report={trouble.report.value} onClose={trouble.clear} />}
      <main class={display.tabled.value ? "tabled" : ""}>
        <Picture
          run={run}
          state={state}
          step={practising || solution ? null : step}
          marks={solution ? marksOf(null, null) : shownMarks}
          edits={practising ? practiceEdits(practice) : givenEdits(session)}
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
          side={side}
          session={session}
          takeout={takeout}
          practice={practice}
          tabs={tabs}
          lessons={lessons}
          checking={checking}
          published={published}
          marks={marks.value}
          example={example ?? null}
          limits={first.limits}
        />
      </main>
      {solution && (
        <SolutionSheet
          solution={solution}
          title={example ? `${example.title}, worked out` : "Worked solution"}
        />
      )}
      <Footer session={session} player={player} onLeave={display.leave} />
      <KeysSheet
        open={display.keysShown.value}
        onClose={() => (display.keysShown.value = false)}
      />
      <p class="toast" role="status">{saying.said.value}</p>
      <p class="hidden" aria-live="polite">
        {step &&
          `${step.title}. ${step.text} ${
            step.writes.map((write) => `It is ${formatNumber(write.value)}.`).join(" ")
          }`}
      </p>
      <Later frames={4}>
        <Progress root={root} session={session} />
      </Later>
    </div>
  );
}
