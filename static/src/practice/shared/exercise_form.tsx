import { type Chosen, type Exercises, shapeOf } from "../exercises.ts";
import { story, worksheetLink } from "../sheets/story.ts";
import { readCount } from "../../lib/numbers/read_field.ts";
import { Field } from "../../ui/field.tsx";
import { Choice } from "../../ui/choice.tsx";

interface Props {
  exercises: Exercises;
  /** What there is to choose from, and what it is called. */
  label: string;
  shapes: Record<string, string>;
  /** What a shape chooses. */
  onShape: (shape: string) => Partial<Chosen>;
  onMake: (chosen: Chosen) => void;
}

const DIFFICULTIES = { easy: "easy", medium: "medium", hard: "hard" };
const LARGEST_SEED = 2 ** 53 - 1;

/** Another problem to work out, with numbers that are kind to a pocket calculator. */
export function ExerciseForm(
  { exercises, label, shapes, onShape, onMake }: Props,
) {
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
        label={label}
        value={shapeOf(chosen)}
        options={shapes}
        onChoose={(shape) => choose(onShape(shape))}
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
