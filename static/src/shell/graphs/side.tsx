import { optimizerOf } from "../../graph/learning.ts";
import { ruleOf } from "../../ui/optimizer/rule.ts";
import { StepUpdate } from "./step_update.tsx";
import { ChainRule } from "../../graph/chain/view.tsx";
import { graphNames } from "../../trace/graph/named.ts";
import { lineInWords } from "../../trace/graph/words.ts";
import { Side } from "../side.tsx";
import { GraphCode } from "./code.tsx";
import type { Lessons } from "../../lesson/lessons.ts";
import { ROOMS } from "../rooms.ts";
import type { GraphRoom } from "./room.ts";
import { Late } from "../../ui/coming/late.tsx";
import { createLateModule } from "../../wire/late_module.ts";
import { StepPanel } from "../../step/step_panel.tsx";
import type { Marks } from "../../trace/marks.ts";
import type { GraphRun } from "../../trace/graph/run.ts";

const PRACTICE = createLateModule(() => import("../../practice/graph_view.tsx"));
const LEARN = createLateModule(() => import("./learn/view.tsx"));

/** What is loaded when it is about to be entered. */
const NEAR: Record<string, { load: () => void }> = {
  Lesson: ROOMS.Lesson,
  Learn: LEARN,
  Practice: PRACTICE,
};

interface Props {
  room: GraphRoom;
  lessons: Lessons;
  marks: Marks;
  onCopy: (text: string, what: string) => void;
}

/** What stands beside a graph's picture. */
export function GraphSide({ room, lessons, marks, onCopy }: Props) {
  const { session, jumps, part } = room;
  const run = session.run.value;
  const step = session.step.value;
  const thisStep = step
    ? (
      <>
        <StepPanel
          step={step}
          place={lineInWords(run, step)}
          total={run.total}
          marks={marks}
          stepRange={session.stepRange.value}
          onSeek={jumps.seek}
          wayBack={jumps.from.value}
          onWayBack={jumps.back}
          onCopy={onCopy}
        />
        <ChainRule
          run={run}
          step={step}
          marks={marks}
          cursorOf={(ref) => session.cursorOf(ref)}
          onSeek={jumps.seek}
        />
        {session.cursor.value === run.total && step.phase === "backward" &&
          !session.updates.value && <Onwards session={session} />}
      </>
    )
    : <Beginning run={run} />;
  return (
    <Side
      shown={part.value}
      onShow={(title) => (part.value = title)}
      onNear={(title) => NEAR[title]?.load()}
      parts={{
        "This step": thisStep,
        "Lesson": (
          <Late module={ROOMS.Lesson} what="The lesson">
            {({ LessonView }) => <LessonView lessons={lessons} marks={marks} tabs={null} />}
          </Late>
        ),
        "Code": <GraphCode room={room} onCopy={onCopy} />,
        "Learn": (
          <Late module={LEARN} what="Learning">
            {({ GraphLearn }) => <GraphLearn room={room} marks={marks} />}
          </Late>
        ),
        "Practice": (
          <Late module={PRACTICE} what="Practice">
            {({ GraphPracticeView }) => (
              <GraphPracticeView
                practice={room.practice}
                names={graphNames(run)}
                onOpenStep={(ref) => {
                  part.value = "This step";
                  jumps.seekTo(ref);
                }}
              />
            )}
          </Late>
        ),
      }}
    />
  );
}

/** At the end of the gradients: what an iteration does with them, which has steps if they are wanted. */
function Onwards({ session }: { session: GraphRoom["session"] }) {
  const { rule } = ruleOf(optimizerOf(session.sheet.value.learner));
  return (
    <p class="said onwards">
      All gradients are known. Next goes on to the next iteration, with{" "}
      <span translate={false}>{rule}</span>. <StepUpdate session={session} />
    </p>
  );
}

/** Before the first step: what is about to happen. */
function Beginning({ run }: { run: GraphRun }) {
  return (
    <section class="panel" aria-label="This step">
      <p class="chip">nothing computed yet · {run.total} steps ahead</p>
      <h2>Backpropagation through any computation</h2>
      <p class="sentence">
        Press <kbd>→</kbd> or Next: the numbers appear one by one, forward to{" "}
        {run.result}, then backward. The gradient of a number is the sum, over its uses, of what
        comes back there times the local derivative.
      </p>
      <p class="sentence">
        Click or tap a given number to change it; a line of the text leads to its steps.
      </p>
    </section>
  );
}
