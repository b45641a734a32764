import type { Chosen, Exercises } from "../exercises.ts";
import { story, worksheetLink } from "./story.ts";
import { readCount } from "../../lib/read_field.ts";
import { Field } from "../../ui/field.tsx";
import { Choice } from "../../ui/choice.tsx";

interface Props {
  exercises: Exercises;
  onMake: (chosen: Chosen) => void;
}

const SHAPES = ["1-1-1", "2-2-1", "2-2-2", "2-3-2", "3-3-3", "2-2-2-2"];
const DIFFICULTIES = { easy: "easy", medium: "medium", hard: "hard" };
const LARGEST_SEED = 2 ** 53 - 1;

/** Another network to work out, with numbers that are kind to a pocket calculator. */
export function ExerciseForm({ exercises, onMake }: Props) {
  const chosen = exercises.chosen.value;
  const done = story(exercises.scores.value);

  function choose(change: Partial<Chosen>): Promise<null> {
    exercises.choose(change);
    return Promise.resolve(null);
  }

  return (
    <fieldset class="exercise">
      <legend>Another exercise</legend>
      <Choice
        label="Units"
        value={chosen.sizes.join("-")}
        options={Object.fromEntries(SHAPES.map((each) => [each, each]))}
        onChoose={(shape) => choose({ sizes: shape.split("-").map(Number) })}
      />
      <Choice
        label="Difficulty"
        value={chosen.difficulty}
        options={DIFFICULTIES}
        onChoose={(difficulty) => choose({ difficulty })}
      />
      <Field
        label="Number"
        name="number"
        text={String(chosen.seed)}
        read={readCount(0, LARGEST_SEED)}
        onCommit={(seed) => choose({ seed })}
      />
      {done && <p>{done}</p>}
      <p class="row">
        <button type="button" onClick={() => onMake(chosen)}>Make it</button>
        <a href={worksheetLink(chosen, false)} target="_blank">Worksheet to print</a>
        <a href={worksheetLink(chosen, true)} target="_blank">Its solution</a>
      </p>
    </fieldset>
  );
}
