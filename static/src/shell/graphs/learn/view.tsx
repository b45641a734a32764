import { Training } from "../../../iterations/view.tsx";
import { optimizerOf } from "../../../graph/learning.ts";
import { resultName } from "../../../trace/graph/words.ts";
import { OptimizerFields } from "../../../ui/optimizer/optimizer_fields.tsx";
import { ruleOf } from "../../../ui/optimizer/rule.ts";
import { adoptStyle } from "../../../ui/style/adopt_style.ts";
import type { Marks } from "../../../trace/marks.ts";
import type { GraphRoom } from "../room.ts";
import { GraphCheck, GraphPrinted } from "./check.tsx";
import style from "./learn.css" with { type: "text" };
import { StepUpdate } from "../step_update.tsx";
import { Learners } from "./learners.tsx";

adoptStyle(style);

/** What learns, by which rule, and the iterations so far. */
export function GraphLearn({ room, marks }: { room: GraphRoom; marks: Marks }) {
  const { session } = room;
  const run = session.run.value;
  const { learner, iterations, iteration, turns, earlier } = session.sheet.value;
  const result = resultName(run);
  const optimizer = optimizerOf(learner);
  const { name, rule, decayed } = ruleOf(optimizer);
  return (
    <section class="network graph-learn" aria-label="Learn">
      <h2>Learning</h2>
      <p class="sentence">
        An iteration runs both passes, and then moves each number that learns against its gradient,
        so that {result} falls. By {name}:{" "}
        <span translate={false}>{rule}</span>, where g is ∂{result}/∂w{decayed ? " + λw" : ""}.
      </p>
      <Learners session={session} />
      <Training
        history={iterations}
        turns={turns}
        earlier={earlier}
        joined={null}
        name={result}
        initial="Initial values"
        iteration={iteration}
        busy={session.connection.busy.value}
        atEnd={false}
        training={session.training.value}
        onTrain={room.learning.train}
        onStop={session.stopTraining}
        onGoTo={session.toIteration}
      />
      <fieldset>
        <legend>Update</legend>
        <p class="said">
          {session.updates.value
            ? "Each of its numbers is a step, at the end of the backward pass."
            : <StepUpdate session={session} />}
        </p>
        <OptimizerFields
          optimizer={optimizer}
          of={learner}
          onChange={session.editOptimizer}
        />
      </fieldset>
      <GraphCheck room={room} marks={marks} />
      <GraphPrinted room={room} />
    </section>
  );
}
