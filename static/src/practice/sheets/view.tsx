import { adoptStyle } from "../../ui/style/adopt_style.ts";
import type { Practice } from "../practice.ts";
import { ExerciseForm } from "../shared/exercise_form.tsx";
import { networkNames } from "../../trace/symbols/named.ts";
import type { Notation } from "../../wire/types.ts";
import { MarkClass } from "./mark_class.tsx";
import { OwnSheet } from "./own_sheet.tsx";
import { CHOICES, quantitiesOf } from "./quantities.ts";
import style from "./sheets.css" with { type: "text" };

adoptStyle(style);

const SHAPES = ["1-1-1", "2-2-1", "2-2-2", "2-3-2", "3-3-3", "2-2-2-2"];

/** What there is on paper: exercises by number, the network on show, and the marks of a class. */
export function Sheets({ practice, notation }: { practice: Practice; notation: Notation }) {
  return (
    <>
      <ExerciseForm
        exercises={practice.exercises}
        label="Units"
        shapes={Object.fromEntries(SHAPES.map((each) => [each, each]))}
        onShape={(shape) => ({ sizes: shape.split("-").map(Number) })}
        onMake={practice.exercise}
      />
      <OwnSheet
        of={{ problem: practice.problem.value }}
        there={quantitiesOf(practice.run.value.blocks)}
        choices={CHOICES}
      />
      <MarkClass of={{ problem: practice.problem.value }} names={networkNames(notation, 1)} />
    </>
  );
}
