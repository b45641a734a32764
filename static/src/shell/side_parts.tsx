import type { Jumps } from "../session/playing/jumps.ts";
import type { Lessons } from "../lesson/lessons.ts";
import type { EdgesShow } from "../ui/drawing/gradient_scale.ts";
import type { Marks } from "../trace/marks.ts";
import type { Practice } from "../practice/practice.ts";
import type { Comparison } from "../session/edits/comparison.ts";
import type { Scrub } from "../picture/editing/scrub.ts";
import type { Session } from "../session/session.ts";
import type { Part, Side } from "../session/side.ts";
import type { TabsModel } from "../step/tabs.ts";
import type { ExportMenu } from "./header/export_menu.ts";
import type { AnnouncedEdits } from "../session/edits/announced_edits.ts";
import type { Example, Limits, Problem } from "../wire/types.ts";
import { Panel } from "../step/panel.tsx";
import type { FirstMinute } from "./display/first_minute.ts";
import { approach, BESIDE, ROOMS } from "./rooms.ts";
import { Side as SideView } from "./side.tsx";
import { Tabs } from "../step/tab_strip.tsx";
import { Late } from "../ui/coming/late.tsx";

interface Props {
  side: Side;
  scrub: Scrub;
  comparison: Comparison;
  session: Session;
  edits: AnnouncedEdits;
  jumps: Jumps;
  exportMenu: ExportMenu;
  practice: Practice;
  tabs: TabsModel;
  lessons: Lessons;
  marks: Marks;
  edgesShow: EdgesShow;
  firstMinute: FirstMinute;
  /** The example that is open, unless it has been changed. */
  example: Example | null;
  limits: Limits;
}

/** What stands beside the picture: the step, or one of the other ways to look at the network. */
export function SideParts(props: Props) {
  const { side, session, exportMenu, practice, tabs, lessons } = props;
  const { edits, jumps, marks, edgesShow, firstMinute, example, limits } = props;
  const { scrub, comparison } = props;
  const run = session.run.value;
  const step = session.step.value;
  const { iterations, iteration, turns, earlier } = session.sheet.value;

  const explanations = (
    <Tabs
      tabs={tabs}
      run={run}
      step={step}
      state={session.state.value}
      marks={marks}
      cursor={session.cursor.value}
      onSeek={jumps.seek}
      onCopy={exportMenu.copy}
    />
  );

  function openStep(ref: string, sample: number): void {
    side.value = "This step";
    jumps.seekTo(ref, sample);
  }

  return (
    <SideView
      shown={side.value}
      onShow={(title) => (side.value = title as Part)}
      onNear={(title) => approach(title as Part)}
      parts={{
        "This step": (
          <>
            {comparison.compared.value && (
              <Late module={BESIDE.changed} what="What followed">
                {({ Changed }) => <Changed {...{ session, comparison, edits }} />}
              </Late>
            )}
            <Panel
              run={run}
              step={step}
              marks={marks}
              stepRange={session.stepRange.value}
              onSeek={jumps.seek}
              wayBack={jumps.from.value}
              onWayBack={jumps.back}
              note={example?.note ?? ""}
              ways={firstMinute.begun.value ? null : {
                onSee: firstMinute.see,
                onLearn: () => (side.value = "Lesson"),
                onOwn: () => (side.value = "Network"),
              }}
              onCopy={exportMenu.copy}
            />
            {edgesShow !== "weight" && (
              <Late module={BESIDE.gradients} what="The chart">
                {({ Gradients }) => <Gradients run={run} state={session.state.value} />}
              </Late>
            )}
            {explanations}
            {(firstMinute.begun.value || BESIDE.iterations.now.value.kind === "ready") && (
              <Late module={BESIDE.iterations} what="The curve of the loss">
                {({ Training }) => (
                  <Training
                    joined={joinedBy(run.problem)}
                    history={iterations}
                    turns={turns}
                    earlier={earlier}
                    iteration={iteration}
                    busy={session.connection.busy.value}
                    atEnd={session.cursor.value === run.total}
                    training={session.training.value}
                    onTrain={edits.train}
                    onStop={session.stopTraining}
                    onGoTo={session.toIteration}
                  />
                )}
              </Late>
            )}
          </>
        ),
        "Network": (
          <Late module={ROOMS.Network} what="The panel">
            {({ Network }) => (
              <Network
                problem={run.problem}
                notation={run.notation}
                limits={limits}
                onEdit={edits.edit}
                scrub={scrub}
              />
            )}
          </Late>
        ),
        "Lesson": (
          <Late module={ROOMS.Lesson} what="The lesson">
            {({ LessonView }) => <LessonView lessons={lessons} marks={marks} tabs={explanations} />}
          </Late>
        ),
        "Check": (
          <Late module={ROOMS.Check} what="The check">
            {({ CheckRoom }) => (
              <CheckRoom
                session={session}
                side={side}
                marks={marks}
                example={iteration === 0 ? example : null}
                onOpenStep={openStep}
              />
            )}
          </Late>
        ),
        "Practice": (
          <Late module={ROOMS.Practice} what="Practice">
            {({ PracticeView }) => (
              <PracticeView
                practice={practice}
                notation={run.notation}
                samples={run.problem.samples.length}
                onOpenStep={(ref) => openStep(ref, practice.state.value.sample)}
              />
            )}
          </Late>
        ),
      }}
    />
  );
}

/** How the samples of a batch make its loss; null where there is but one. */
function joinedBy({ samples, reduction }: Problem): string | null {
  if (samples.length === 1) return null;
  return `${reduction === "mean" ? "mean" : "sum"} over ${samples.length} samples`;
}
