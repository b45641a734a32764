/** The edges between the units on show. */

import { UNIT_WIDTH } from "./column_positions.ts";
import type { EdgePlace, UnitPlace } from "./layout.ts";

/** From each unit to each of the next layer, from rim to rim; without labels. */
export function edgesBetween(units: UnitPlace[], depth: number): EdgePlace[] {
  const edges: EdgePlace[] = [];
  for (let layer = 1; layer <= depth; layer++) {
    const sources = units.filter((unit) => unit.layer === layer - 1);
    const targets = units.filter((unit) => unit.layer === layer);
    for (const [source, a] of sources.entries()) {
      for (const [target, b] of targets.entries()) {
        const ends = {
          x1: a.x + UNIT_WIDTH / 2,
          y1: a.y,
          x2: b.x - UNIT_WIDTH / 2,
          y2: b.y,
        };
        edges.push({ layer, unit: b.unit, from: a.unit, source, target, ...ends, label: null });
      }
    }
  }
  return edges;
}
