/** Practice on the open graph: its values and gradients, worked out by hand. */

import { computed } from "@preact/signals";
import type { GraphEdits } from "../../graph/drawing/picture.tsx";
import type { GraphSession } from "../../graph/session.ts";
import { createExercises } from "../../practice/exercises.ts";
import { practiceOn } from "../../practice/practice.ts";
import { flat } from "../../trace/graph/arrays.ts";
import { graphRef, parseGraphRef } from "../../trace/graph/refs.ts";
import type { GraphState } from "../../trace/graph/run.ts";
import type { GraphProblem } from "../../wire/graph.ts";

export type GraphPractice = ReturnType<typeof createGraphPractice>;

export function createGraphPractice(session: GraphSession, nameOf: (ref: string) => string) {
  const practice = practiceOn<GraphProblem>({
    field: "graph",
    problem: session.problem,
    exercises: createExercises({ seed: 1, kind: "circuit", difficulty: "easy" }, ":graph"),
    questions,
    given,
    connection: session.connection,
    open: (graph) => session.openGraph(graph, null),
  });

  /** Every number of an equation, and every gradient but that of the result, which is 1. */
  function questions(): string[] {
    const { blocks, arrays, result } = session.run.value;
    return blocks.flatMap(({ name, phase, count }) => {
      const array = arrays.get(name);
      if (!array || phase === "update" || (phase === "backward" && name === result)) return [];
      const quantity = phase === "forward" ? "value" : "gradient";
      return Array.from({ length: count }, (_, place) => graphRef(quantity, array, place));
    });
  }

  function given(ref: string): number | null {
    const found = parseGraphRef(ref, session.run.value.arrays);
    const { values } = session.problem.value;
    if (found?.quantity !== "value" || !(found.array in values)) return null;
    return flat(values[found.array])[found.place] as number;
  }

  const asked = computed(() => new Set(practice.questions.value));

  /** What is given and what has been answered, for the picture. */
  const state = computed((): GraphState => {
    const { arrays, total } = session.run.value;
    const { value } = practice.state.value;
    return {
      sample: 0,
      cursor: total,
      value,
      number(quantity, name, place) {
        const array = arrays.get(name);
        return array ? value(graphRef(quantity, array, place)) : null;
      },
      own: { asked: asked.value, answers: practice.sheet.value.answers },
    };
  });

  const edits: GraphEdits = {
    get order() {
      return practice.questions.value;
    },
    can: (ref) => asked.value.has(ref) && !practice.tooMany.value,
    text: (ref) => practice.sheet.value.answers[ref] ?? "",
    name: nameOf,
    commit: practice.answer,
  };

  return { ...practice, numbers: state, edits };
}
