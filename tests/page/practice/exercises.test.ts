import { deepStrictEqual as equal } from "node:assert";
import { createExercises } from "../../../static/src/practice/exercises.ts";
import { story, worksheetLink } from "../../../static/src/practice/sheets/story.ts";

Deno.test("what has been done is told by number, what is begun with how far it has come", () => {
  equal(story({}), "");
  equal(story({ 2: [0, 31] }), "");
  equal(story({ 2: [31, 31] }), "Finished: 2.");
  equal(
    story({ 1: [31, 31], 7: [12, 31], 2: [31, 31], 9: [0, 31] }),
    "Finished: 1, 2. Begun: 7 (12 of 31).",
  );
});

Deno.test("each kind of exercise has its own story, which a later visit finds again", () => {
  localStorage.clear();
  const exercises = createExercises();
  const easy = { seed: 3, sizes: [2, 2, 1], difficulty: "easy" };
  exercises.note(easy, 5, 20);
  equal(story(exercises.scores.value), "");
  exercises.choose({ sizes: [2, 2, 1] });
  equal(story(exercises.scores.value), "Begun: 3 (5 of 20).");
  const later = createExercises();
  equal(later.chosen.value, { seed: 1, sizes: [2, 2, 1], difficulty: "easy" });
  equal(story(later.scores.value), "Begun: 3 (5 of 20).");
  localStorage.clear();
});

Deno.test("a worksheet is found by what makes the exercise", () => {
  const wanted = { seed: 7, sizes: [2, 3, 2], difficulty: "hard" };
  equal(worksheetLink(wanted, false), "./worksheet?seed=7&sizes=2-3-2&difficulty=hard");
  equal(
    worksheetLink(wanted, true),
    "./worksheet?seed=7&sizes=2-3-2&difficulty=hard&solution=true",
  );
  equal(
    worksheetLink({ seed: 7, kind: "time", difficulty: "easy" }, false),
    "./worksheet?seed=7&kind=time&difficulty=easy",
  );
});

Deno.test("what the browser keeps in another form than this page's counts as nothing", () => {
  for (const held of ["null", '"x"', '{"chosen":{"seed":1}}', '{"chosen":null}', '{"scores":[]}']) {
    localStorage.setItem("backstep:exercises", held);
    const exercises = createExercises();
    equal(exercises.chosen.value, { seed: 1, sizes: [2, 2, 2], difficulty: "easy" }, held);
    equal(story(exercises.scores.value), "", held);
  }
  localStorage.clear();
});
