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
import { CheckView } from "./check/check.tsx";
import { PrintedView } from "./check/printed.tsx";
import { Controls } from "./controls.tsx";
import { givenEdits, practiceEdits } from "./edits.ts";
import { Header } from "./header.tsx";
import { HeaderMenu } from "./header_menu.tsx";
import { KeysSheet } from "./keys_sheet.tsx";
import { LessonView } from "./lesson/lesson.tsx";
import { Network } from "./network/network.tsx";
import { Notice } from "./notice.tsx";
import { Panel } from "./panel.tsx";
import { Picture } from "./picture.tsx";
import { PracticeView } from "./practice/practice.tsx";
import { Side } from "./side.tsx";
import { SolutionSheet } from "./solution.tsx";
import { Tabs } from "./tabs/tabs.tsx";
import { Timeline } from "./timeline.tsx";
import { Training } from "./training.tsx";
import { Undo } from "./undo.tsx";
import { UnitTables } from "./unit_tables.tsx";

interface Props {
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
  const { iterations, iteration } = sheet.value;
  const practising = side.value === "Practice";
  const solution = printer.solution.value;
  const state = solution?.state ?? (practising ? practice.state.value : session.state.value);
  const shownMarks = practising ? practice.marks.value : marks.value;
  const example = first.examples.find((each) => each.id === sheet.value.example);

  const explanations = (
    <Tabs
      tabs={tabs}
      run={run}
      step={step}
      state={session.state.value}
      marks={marks.value}
      cursor={session.cursor.value}
      onSeek={session.seek}
      onCopy={takeout.copy}
    />
  );

  function openStep(ref: string): void {
    side.value = "This step";
    session.seekTo(ref);
  }

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
        <UnitTables
          run={run}
          state={state}
          step={practising ? null : step}
          marks={shownMarks}
          shown={display.tabled.value}
        />
        <Side
          shown={side.value}
          onShow={(title) => (side.value = title)}
          parts={{
            "This step": (
              <>
                <Panel
                  run={run}
                  step={step}
                  marks={marks.value}
                  note={example?.note ?? ""}
                  onCopy={takeout.copy}
                />
                {explanations}
                <Training
                  history={iterations}
                  iteration={iteration}
                  busy={trouble.busy.value}
                  training={session.training.value}
                  onTrain={session.train}
                  onStop={session.stopTraining}
                  onGoTo={session.toIteration}
                />
              </>
            ),
            "Network": (
              <Network
                problem={run.problem}
                limits={first.limits}
                onEdit={session.edit}
              />
            ),
            "Lesson": <LessonView lessons={lessons} marks={marks.value} tabs={explanations} />,
            "Check": (
              <>
                <CheckView
                  check={checking.check.value}
                  notation={run.notation}
                  marks={marks.value}
                />
                <PrintedView
                  published={published}
                  notation={run.notation}
                  example={example?.published.length && iteration === 0 ? example : null}
                  onOpenStep={openStep}
                />
              </>
            ),
            "Practice": (
              <PracticeView
                practice={practice}
                notation={run.notation}
                samples={run.problem.samples.length}
                onOpenStep={openStep}
              />
            ),
          }}
        />
      </main>
      {solution && (
        <SolutionSheet
          solution={solution}
          title={example ? `${example.title}, worked out` : "Worked solution"}
        />
      )}
      <footer>
        <Timeline
          blocks={run.blocks}
          total={run.total}
          cursor={session.cursor.value}
          text={step
            ? `${session.cursor.value} of ${run.total}: ${step.title}`
            : "nothing done yet"}
          onSeek={session.seek}
        />
        <div class="bar">
          <Controls
            cursor={session.cursor.value}
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
            {session.nextStep.value
              ? <>next: {session.nextStep.value.title}</>
              : session.cursor.value === run.total
              ? <>the iteration is done</>
              : null}
          </p>
          <button type="button" class="leave" title="Escape" onClick={display.leave}>
            Leave
          </button>
        </div>
      </footer>
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
    </div>
  );
}
