/** What of a graph is drawn: an item for each array or closed group, and the wires between them. */

import { formatNumber } from "../../lib/numbers/format.ts";
import type { ArrayOf } from "../../trace/graph/arrays.ts";
import type { GraphRun } from "../../trace/graph/run.ts";
import type { Equation, Group } from "../../wire/graph.ts";

export interface ArrayItem {
  kind: "array";
  id: string;
  array: ArrayOf;
  /** What stands on its gate, with the constants that it takes; null for a given array. */
  sign: string | null;
  /** The open group around it. */
  group: string | null;
  /** The round of the outermost loop that it is made in. */
  round: number | null;
}

/** A closed group: only what it hands on is shown. */
export interface GroupItem {
  kind: "group";
  id: string;
  group: Group;
  outputs: ArrayOf[];
  signs: string[];
  round: number | null;
}

export type Item = ArrayItem | GroupItem;

/** One use of an array: from what makes it to what takes it. */
export interface Wire {
  id: string;
  array: ArrayOf;
  from: string;
  to: string;
  /** The equation that takes it, and as which argument. */
  use: string;
  argument: number;
}

export interface Scene {
  items: Item[];
  wires: Wire[];
  /** Groups that are open and have items of their own or in groups within. */
  frames: Group[];
  /** A circuit has numbers alone, and is drawn as on a blackboard. */
  isCircuit: boolean;
  /** The loop that is drawn as columns: its variable's values, round by round. */
  rounds: { number: number; title: string }[];
}

/** The scene where the groups in `closed` are closed. */
export function sceneOf(run: GraphRun, closed: ReadonlySet<string>): Scene {
  const groups = new Map(run.groups.map((group) => [group.name, group]));
  const hiding = (name: string | null) => outermostClosed(name, groups, closed);
  const standsFor = new Map<string, string>();
  for (const { name, group } of run.equations) {
    const around = hiding(group);
    standsFor.set(name, around ? `group ${around}` : name);
  }
  const itemOf = (array: string) => standsFor.get(array) ?? array;
  const wires = wiresOf(run, itemOf);
  const rounds = roundsOf(run.equations);
  const isInLoop = rounds.length > 1;
  const roundOf = (equation: Equation) => isInLoop ? equation.rounds[0]?.number ?? null : null;
  const arrays = [...run.arrays.values()]
    .filter(({ name, equation }) => !equation || itemOf(name) === name)
    .map((array): ArrayItem => ({
      kind: "array",
      id: array.name,
      array,
      sign: array.equation && signOf(array.equation),
      group: array.equation?.group ?? null,
      round: array.equation && roundOf(array.equation),
    }));
  const hidden = [...new Set(run.equations.map(({ group }) => hiding(group)))]
    .filter((name) => name !== null)
    .map((name): GroupItem => {
      const id = `group ${name}`;
      const within = run.equations.filter((equation) => itemOf(equation.name) === id);
      return {
        kind: "group",
        id,
        group: groups.get(name) as Group,
        outputs: within.filter((each) => isHandedOn(each.name, run, itemOf))
          .map((each) => run.arrays.get(each.name) as ArrayOf),
        signs: [...new Set(within.map(signOf))],
        round: roundOf(within[0]),
      };
    });
  const frames = run.groups.filter(({ name }) =>
    hiding(name) === null && arrays.some(({ group }) => isWithin(group, name, groups))
  );
  return {
    items: [...arrays, ...hidden],
    wires,
    frames,
    isCircuit: hidden.length === 0 && arrays.every(({ array }) => array.shape.length === 0),
    rounds: isInLoop ? rounds : [],
  };
}

function outermostClosed(
  name: string | null,
  groups: Map<string, Group>,
  closed: ReadonlySet<string>,
): string | null {
  let found: string | null = null;
  for (let at = name; at !== null; at = groups.get(at)?.parent ?? null) {
    if (closed.has(at)) found = at;
  }
  return found;
}

function isWithin(group: string | null, name: string, groups: Map<string, Group>): boolean {
  for (let at = group; at !== null; at = groups.get(at)?.parent ?? null) {
    if (at === name) return true;
  }
  return false;
}

function wiresOf(run: GraphRun, itemOf: (array: string) => string): Wire[] {
  const wires = new Map<string, Wire>();
  for (const equation of run.equations) {
    const to = itemOf(equation.name);
    for (const [argument, name] of equation.arguments.entries()) {
      const array = typeof name === "string" ? run.arrays.get(name) : undefined;
      if (!array || itemOf(array.name) === to) continue;
      // What several equations of a closed group take comes to it by one wire.
      const id = to === equation.name ? `${array.name}→${to}.${argument}` : `${array.name}→${to}`;
      if (!wires.has(id)) {
        const from = itemOf(array.name);
        wires.set(id, { id, array, from, to, use: equation.name, argument });
      }
    }
  }
  return [...wires.values()];
}

function isHandedOn(name: string, run: GraphRun, itemOf: (array: string) => string): boolean {
  const uses = run.equations.filter((each) => each.arguments.includes(name));
  return uses.length === 0 || uses.some((each) => itemOf(each.name) !== itemOf(name));
}

/** What is written as an operator is known by its sign; the others by their name. */
const OPERATORS = new Set(["add", "subtract", "multiply", "divide", "matmul", "negative", "power"]);

/** × of x * y, × 2 of x * 2: constants stand in the gate that takes them. */
export function signOf({ op, sign, shape, arguments: taken }: Equation): string {
  const constants = taken.filter((each) => typeof each === "number").map((each) =>
    formatNumber(each)
  );
  const shown = OPERATORS.has(op) || shape.length === 0 ? sign : op;
  if (constants.length === 0) return shown;
  if (op === "power") {
    return typeof taken[0] === "number" ? `${constants[0]}ˣ` : `xⁿ, n = ${constants}`;
  }
  return typeof taken[0] === "number" ? `${constants[0]} ${shown}` : `${shown} ${constants}`;
}

function roundsOf(equations: Equation[]): Scene["rounds"] {
  const [first] = equations.flatMap(({ rounds }) => rounds.slice(0, 1));
  if (!first) return [];
  const numbers = new Map<number, string>();
  for (const { rounds } of equations) {
    const [outermost] = rounds;
    if (outermost?.line === first.line) {
      numbers.set(outermost.number, `${outermost.variable} = ${outermost.value}`);
    }
  }
  return [...numbers].map(([number, title]) => ({ number, title }));
}
