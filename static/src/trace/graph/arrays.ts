/** The arrays of a graph: what is given, and what its equations make. */

import type { Equation, Given, GraphBlock, GraphProblem } from "../../wire/graph.ts";

/** What is known of an array before any of its numbers. */
export interface ArrayOf {
  name: string;
  shape: number[];
  size: number;
  /** The equation that makes it; null for a given one. */
  equation: Equation | null;
  /** Where its numbers, and those of its gradient, are computed; null where they are not. */
  value: GraphBlock | null;
  gradient: GraphBlock | null;
  /** Of an array that learns, what the optimizer computes, by quantity; at the end `updated`. */
  update: ReadonlyMap<string, GraphBlock>;
}

/** As refs call it: value, gradient, updated, or what an optimizer computes on the way to that. */
export type Quantity = string;

/** Which numbers of an array a block computes. */
export function quantityOf({ phase, op }: GraphBlock): Quantity {
  return phase === "forward" ? "value" : op;
}

/** The steps that compute a quantity of an array; null where it has none. */
export function blockOf(array: Partial<ArrayOf>, quantity: Quantity): GraphBlock | null {
  if (quantity === "value" || quantity === "gradient") return array[quantity] ?? null;
  return array.update?.get(quantity) ?? null;
}

/** All arrays by name, the given ones first. */
export function arraysOf(
  { values }: GraphProblem,
  equations: Equation[],
  blocks: GraphBlock[],
): Map<string, ArrayOf> {
  const [forward, backward] = [byArray(blocks, "forward"), byArray(blocks, "backward")];
  const updates = Map.groupBy(
    blocks.filter(({ phase }) => phase === "update"),
    ({ name }) => name,
  );
  const make = (name: string, shape: number[], equation: Equation | null): [string, ArrayOf] => [
    name,
    {
      name,
      shape,
      size: sizeOf(shape),
      equation,
      value: forward.get(name) ?? null,
      gradient: backward.get(name) ?? null,
      update: new Map(updates.get(name)?.map((block) => [block.op, block])),
    },
  ];
  return new Map([
    ...Object.entries(values).map(([name, given]) => make(name, shapeOf(given), null)),
    ...equations.map((equation) => make(equation.name, equation.shape, equation)),
  ]);
}

function byArray(blocks: GraphBlock[], of: GraphBlock["phase"]): Map<string, GraphBlock> {
  return new Map(
    blocks.filter(({ phase }) => phase === of).map((block) => [block.name, block]),
  );
}

/** How many numbers an array of that shape has. */
export function sizeOf(shape: number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The shape of a given array, whose lists are of one length each: the server has seen to that. */
export function shapeOf(given: Given): number[] {
  return Array.isArray(given) ? [given.length, ...(given.length > 0 ? shapeOf(given[0]) : [])] : [];
}

/** The numbers of nested lists in the order of their places. */
export function flat<Leaf>(nested: Leaf | Leaf[]): Leaf[] {
  return Array.isArray(nested) ? nested.flat(Infinity) as Leaf[] : [nested];
}
