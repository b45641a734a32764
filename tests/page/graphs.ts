/** Graphs as they come over the wire, with numbers worked out by hand. */

import type { Equation, GraphPage, GraphProblem } from "../../static/src/wire/graph.ts";

const NO_SPAN = { line: 1, column: 1, end_line: 1, end_column: 2 };

export function equation(
  name: string,
  taken: (string | number)[],
  more: Partial<Equation> = {},
): Equation {
  return {
    name,
    op: "add",
    sign: "+",
    arguments: taken,
    shape: [],
    line: 1,
    group: null,
    span: NO_SPAN,
    target: NO_SPAN,
    argument_spans: taken.map(() => NO_SPAN),
    rounds: [],
    ...more,
  };
}

/** q = x + y, f = q * z at x = −2, y = 5, z = −4: the circuit of a vision course. */
export const CIRCUIT: GraphProblem = {
  text: "q = x + y\nf = q * z",
  values: { x: -2, y: 5, z: -4 },
};

const ORDER: [name: string, phase: "forward" | "backward", value: number][] = [
  ["q", "forward", 3],
  ["f", "forward", -12],
  ["f", "backward", 1],
  ["q", "backward", -4],
  ["x", "backward", -4],
  ["y", "backward", -4],
  ["z", "backward", 3],
];

/** The steps of the circuit from `start`, and what is known before them. */
export function circuitPage(start = 0, count = ORDER.length): GraphPage {
  const equations = [
    equation("q", ["x", "y"]),
    equation("f", ["q", "z"], { op: "multiply", sign: "×", line: 2 }),
  ];
  const at = (name: string) => {
    const found = equations.findIndex((each) => each.name === name);
    return found < 0 ? null : found;
  };
  const known = (name: string, phase: string) => {
    const index = ORDER.findIndex(([of, in_]) => of === name && in_ === phase);
    return index >= 0 && index < start ? ORDER[index][2] : null;
  };
  return {
    total: ORDER.length,
    start,
    result: "f",
    result_value: -12,
    iterations_at_once: 40,
    with_respect_to: ["x", "y", "z"],
    given: ["x", "y", "z"].map((name) => ({ name, shape: [] })),
    equations,
    groups: [],
    blocks: ORDER.map(([name, phase], index) => ({
      phase,
      op: phase === "forward" ? "add" : "gradient",
      name,
      equation: at(name),
      start: index,
      count: 1,
    })),
    keyframe: {
      value: { x: -2, y: 5, z: -4, q: known("q", "forward"), f: known("f", "forward") },
      gradient: Object.fromEntries(
        ["f", "q", "x", "y", "z"].map((name) => [name, known(name, "backward")]),
      ),
    },
    steps: ORDER.slice(start, start + count).map(([name, phase, value], offset) => {
      const ref = `${phase === "forward" ? "value" : "gradient"}.${name}`;
      return {
        index: start + offset,
        phase,
        op: phase === "forward" ? "add" : "gradient",
        name,
        equation: at(name),
        place: 0,
        result: ref,
        reads: [],
        writes: [{ ref, value }],
        title: name,
        text: "",
        remark: "",
        formula: { lines: [], latex: "" },
        chain: null,
      };
    }),
  };
}

/** The circuit where x alone learns, by momentum with a schedule: v = −4, and x − 0.1 · v = −1.6. */
export function learningPage(start = 0, count = 10): GraphPage {
  const page = circuitPage();
  const update: [op: string, name: string, value: number][] = [
    ["learning_rate", "", 0.1],
    ["velocity", "x", -4],
    ["updated", "x", -1.6],
  ];
  const known = (at: number) => start > page.total + at ? update[at][2] : null;
  const steps = update.map(([op, name, value], at) => {
    const ref = name ? `${op}.${name}` : op;
    const index = page.total + at;
    const own = { index, phase: "update" as const, op, name, equation: null };
    return { ...page.steps[0], ...own, result: ref, writes: [{ ref, value }] };
  });
  const blocks = steps.map(({ phase, op, name, equation, index }) => ({
    ...{ phase, op, name, equation },
    start: index,
    count: 1,
  }));
  return {
    ...page,
    total: page.total + update.length,
    start,
    blocks: [...page.blocks, ...blocks],
    keyframe: {
      ...circuitPage(Math.min(start, page.total)).keyframe,
      learning_rate: known(0),
      velocity: { x: known(1) },
      updated: { x: known(2) },
    },
    steps: [...page.steps, ...steps].slice(start, start + count),
  };
}
