import type { Checking } from "../model/checking.ts";
import type { Jumps } from "../model/jumps.ts";
import type { Lessons } from "../model/lessons.ts";
import type { Marks } from "../model/marks.ts";
import type { Practice } from "../model/practice.ts";
import type { Published } from "../model/published.ts";
import type { Session } from "../model/session.ts";
import type { Part, Side } from "../model/side.ts";
import type { TabsModel } from "../model/tabs.ts";
import type { Takeout } from "../model/takeout.ts";
import type { Telling } from "../model/telling.ts";
import type { Example, Limits, Problem } from "../types.ts";
import { CheckView } from "./check/check.tsx";
import { PrintedView } from "./check/printed.tsx";
import { LessonView } from "./lesson/lesson.tsx";
import { Network } from "./network/network.tsx";
import { Panel } from "./panel.tsx";
import { PracticeView } from "./practice/practice.tsx";
import { Side as SideView } from "./side.tsx";
import { Tabs } from "./tabs/tabs.tsx";
import { Training } from "./training.tsx";

interface Props {
  side: Side;
  session: Session;
  telling: Telling;
  jumps: Jumps;
  takeout: Takeout;
  practice: Practice;
  tabs: TabsModel;
  lessons: Lessons;
  checking: Checking;
  published: Published;
  marks: Marks;
  /** The example that is open, unless it has been changed. */
  example: Example | null;
  limits: Limits;
}

/** What stands beside the picture: the step, or one of the other ways to look at the network. */
export function SideParts(props: Props) {
  const { side, session, takeout, practice, tabs, lessons, checking, published } = props;
  const { telling, jumps, marks, example, limits } = props;
  const run = session.run.value;
  const step = session.step.value;
  const { iterations, iteration } = session.sheet.value;

  const explanations = (
    <Tabs
      tabs={tabs}
      run={run}
      step={step}
      state={session.state.value}
      marks={marks}
      cursor={session.cursor.value}
      onSeek={jumps.seek}
      onCopy={takeout.copy}
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
      parts={{
        "This step": (
          <>
            <Panel
              run={run}
              step={step}
              marks={marks}
              stretch={session.stretch.value}
              onSeek={jumps.seek}
              wayBack={jumps.from.value}
              onWayBack={jumps.back}
              note={example?.note ?? ""}
              onCopy={takeout.copy}
            />
            {explanations}
            <Training
              joined={joinedBy(run.problem)}
              history={iterations}
              iteration={iteration}
              busy={session.trouble.busy.value}
              training={session.training.value}
              onTrain={telling.train}
              onStop={session.stopTraining}
              onGoTo={session.toIteration}
            />
          </>
        ),
        "Network": <Network problem={run.problem} limits={limits} onEdit={telling.edit} />,
        "Lesson": <LessonView lessons={lessons} marks={marks} tabs={explanations} />,
        "Check": (
          <>
            <CheckView checking={checking} notation={run.notation} marks={marks} />
            <PrintedView
              published={published}
              notation={run.notation}
              example={example?.published.length && iteration === 0 ? example : null}
              onOpenStep={(ref) => openStep(ref, published.sample.value)}
            />
          </>
        ),
        "Practice": (
          <PracticeView
            practice={practice}
            notation={run.notation}
            samples={run.problem.samples.length}
            onOpenStep={(ref) => openStep(ref, practice.state.value.sample)}
          />
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
