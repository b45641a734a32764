/** What a layout draws, as boxes. */

import { type Layout, LINE_HEIGHT, type Shape } from "../../static/src/picture/layout/layout.ts";

export interface Box {
  of: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const STACK = 92;
const TARGET = { width: 96, height: 24 };

function box(of: string, x: number, y: number, width: number, height: number): Box {
  return {
    of,
    left: x - width / 2,
    right: x + width / 2,
    top: y - height / 2,
    bottom: y + height / 2,
  };
}

/** Units with the lines above and below them, labels, gaps, targets, the loss and the headings. */
export function boxesOf(layout: Layout, shape: Shape): Box[] {
  const { label, roomy, unit: size } = layout;
  const units = layout.units.map(({ layer, unit, x, y }): Box => {
    const biasLine = layer > 0 && shape.hasBiases[layer - 1] ? 1 : 0;
    const above = layer === 0 ? 0 : (1 + biasLine) * LINE_HEIGHT;
    const below = layer === 0 ? 0 : ((roomy ? 3 : 1) + biasLine) * LINE_HEIGHT;
    // In wide type the lines above and below are as much wider.
    const width = layer === 0 ? STACK : STACK * layout.breadth;
    const body = box(`unit ${layer}.${unit}`, x, y, width, size.height);
    return { ...body, top: body.top - above, bottom: body.bottom + below };
  });
  const labels = layout.edges.flatMap(({ layer, unit, from, label: at }) =>
    at && label ? [{ of: `label ${layer}.${unit}.${from}`, ...at.box }] : []
  );
  const targets = layout.targets.flatMap(({ unit, x, y }) => [
    box(`target ${unit}`, x, y, TARGET.width, TARGET.height),
    box(`share ${unit}`, x, y + TARGET.height / 2 + 11, TARGET.width, LINE_HEIGHT - 1),
  ]);
  // Where targets stand below the outputs, the activation stands below its layer's name.
  const narrow = layout.targets.every((at) => units.some((unit) => unit.right > at.x));
  const headings = layout.columns.map((x, layer) =>
    narrow ? box(`heading ${layer}`, x, 30, 84, 31) : box(`heading ${layer}`, x, 22, 100, 14)
  );
  return [
    ...units,
    ...labels,
    ...layout.gaps.map(({ layer, x, y }) => box(`gap ${layer}`, x, y, STACK, 20)),
    ...targets,
    box("loss", layout.loss.x, layout.loss.y, TARGET.width, LINE_HEIGHT),
    ...headings,
  ];
}

const SLACK = 0.01;

/** The pairs of boxes that lie on each other, by name. */
export function overlaps(boxes: Box[]): string[] {
  const sorted = boxes.toSorted((a, b) => a.top - b.top);
  const found: string[] = [];
  for (const [at, upper] of sorted.entries()) {
    for (const lower of sorted.slice(at + 1)) {
      if (lower.top >= upper.bottom - SLACK) break;
      const beside = lower.left >= upper.right - SLACK || upper.left >= lower.right - SLACK;
      if (!beside) found.push(`${upper.of} on ${lower.of}`);
    }
  }
  return found;
}

/** The boxes that are not wholly inside, by name. */
export function clipped(
  boxes: Box[],
  { width, height }: { width: number; height: number },
): string[] {
  return boxes.filter(({ left, right, top, bottom }) =>
    left < -SLACK || top < -SLACK || right > width + SLACK || bottom > height + SLACK
  ).map(({ of }) => of);
}
