/** Items in layers, so that wires go one way: the layout of dagre. */

import { graphlib, layout } from "@dagrejs/dagre";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface ToPlace {
  id: string;
  width: number;
  height: number;
  /** The frame that it belongs to. */
  parent: string | null;
}

export interface Layered {
  /** Of every item and frame, from its corner. */
  boxes: Map<string, Box>;
  /** Where an edge bends, from its source to its target. */
  bends: Map<string, Point[]>;
  /** The middle of the room for an edge's label. */
  labels: Map<string, Point>;
  width: number;
  height: number;
}

interface Options {
  direction: "LR" | "TB";
  /** Between items of a layer, and between layers. */
  apart: number;
  layersApart: number;
}

/**
 * Place items and the frames around them; an edge is named, and goes from one item to another. One
 * with a `label` has so much room in its middle.
 */
export function layered(
  items: ToPlace[],
  frames: { id: string; parent: string | null }[],
  edges: { id: string; from: string; to: string; label?: { width: number; height: number } }[],
  { direction, apart, layersApart }: Options,
): Layered {
  const graph = new graphlib.Graph({ multigraph: true, compound: true });
  graph.setGraph({
    rankdir: direction,
    nodesep: apart,
    ranksep: layersApart,
    edgesep: 14,
    marginx: 0,
    marginy: 0,
  });
  for (const { id, width, height } of items) graph.setNode(id, { width, height });
  for (const { id } of frames) graph.setNode(id, {});
  for (const { id, parent } of [...items, ...frames]) if (parent) graph.setParent(id, parent);
  for (const { id, from, to, label } of edges) {
    graph.setEdge(from, to, label ? { ...label, labelpos: "c" } : {}, id);
  }
  layout(graph);
  const boxes = new Map(
    graph.nodes().map((id) => {
      const { x, y, width, height } = graph.node(id) as Box;
      return [id, { x: x - width / 2, y: y - height / 2, width, height }];
    }),
  );
  const bends = new Map(
    graph.edges().map((edge) => {
      const { points } = graph.edge(edge) as { points: Point[] };
      // The first and the last are on the items' rims, where the wires have places of their own.
      return [edge.name as string, points.slice(1, -1)];
    }),
  );
  const labels = new Map(
    graph.edges().flatMap((edge) => {
      const { x, y } = graph.edge(edge) as Partial<Point>;
      return x === undefined || y === undefined ? [] : [[edge.name as string, { x, y }] as const];
    }),
  );
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { boxes, bends, labels, width, height };
}
