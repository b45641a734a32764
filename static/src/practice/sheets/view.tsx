import { adoptStyle } from "../../ui/style/adopt_style.ts";
import type { Practice } from "../practice.ts";
import { ExerciseForm } from "./exercise_form.tsx";
import { OwnSheet } from "./own_sheet.tsx";
import style from "./sheets.css" with { type: "text" };

adoptStyle(style);

/** What there is on paper: exercises by number, and the network on show. */
export function Sheets({ practice }: { practice: Practice }) {
  return (
    <>
      <ExerciseForm exercises={practice.exercises} onMake={practice.exercise} />
      <OwnSheet problem={practice.problem.value} blocks={practice.run.value.blocks} />
    </>
  );
}
