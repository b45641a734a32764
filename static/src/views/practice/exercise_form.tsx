import { useState } from "preact/hooks";
import type { Wanted } from "../../model/practice.ts";
import { readCount } from "../../model/reading.ts";
import { Field } from "../field.tsx";
import { Choice } from "../network/choice.tsx";

interface Props {
  onMake: (wanted: Wanted) => void;
}

const SHAPES = ["1-1-1", "2-2-1", "2-2-2", "2-3-2", "3-3-3", "2-2-2-2"];
const DIFFICULTIES = { easy: "easy", medium: "medium", hard: "hard" };
const LARGEST_SEED = 2 ** 53 - 1;

/** Another network to work out, with numbers that are kind to a pocket calculator. */
export function ExerciseForm({ onMake }: Props) {
  const [shape, setShape] = useState("2-2-2");
  const [difficulty, setDifficulty] = useState("easy");
  const [seed, setSeed] = useState(1);

  function take<Value>(set: (value: Value) => void): (value: Value) => Promise<null> {
    return (value) => {
      set(value);
      return Promise.resolve(null);
    };
  }

  return (
    <fieldset class="exercise">
      <legend>Another exercise</legend>
      <Choice
        label="Units"
        value={shape}
        options={Object.fromEntries(SHAPES.map((each) => [each, each]))}
        onChoose={take(setShape)}
      />
      <Choice
        label="Difficulty"
        value={difficulty}
        options={DIFFICULTIES}
        onChoose={take(setDifficulty)}
      />
      <Field
        label="Number"
        text={String(seed)}
        read={readCount(0, LARGEST_SEED)}
        onCommit={take(setSeed)}
      />
      <button
        type="button"
        onClick={() => onMake({ seed, difficulty, sizes: shape.split("-").map(Number) })}
      >
        Make it
      </button>
    </fieldset>
  );
}
