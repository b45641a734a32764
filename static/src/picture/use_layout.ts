import { useMemo } from "preact/hooks";
import { digits } from "../lib/numbers/format.ts";
import { sizesOf } from "../trace/run.ts";
import type { Problem, Step } from "../wire/types.ts";
import { unitsInFocus } from "./units/active_units.ts";
import {
  DIGIT_WIDTH,
  elides,
  type Layout,
  layOut,
  type Shape,
  type Size,
} from "./layout/layout.ts";
import { forStage } from "./layout/stage.ts";
import type { WholeLayout } from "./whole/layout.ts";

/** Characters of a label beside its digits, about: a sign, the point, what stands before it. */
const AROUND = 4;

/** The layout, made anew only when something that decides it has changed. */
export function useLayout(
  problem: Problem,
  step: Step | null,
  scrolled: Record<number, number>,
  size: Size,
  isStage: boolean,
  whole: ((shape: Shape, size: Size, isStage: boolean) => WholeLayout) | null,
): Layout | WholeLayout {
  const sizes = sizesOf(problem);
  const hasBiases = problem.network.layers.map((layer) => Boolean(layer.biases));
  const inFocus = unitsInFocus(step, sizes);
  const scroll = sizes.map((_, layer) => scrolled[layer] ?? 0);
  // Where all units are shown, the step decides nothing.
  const focus = !whole && elides(sizes, size) && inFocus;
  // Longer numbers take the room of wider ones.
  const digit = useMemo(digitWidth, []) * (digits.value + AROUND) / (4 + AROUND);
  const decisive = [
    sizes,
    hasBiases,
    scroll,
    focus,
    size.width,
    size.height,
    isStage,
    digit,
    Boolean(whole),
  ];
  return useMemo(
    () => {
      const shape = { sizes, hasBiases, inFocus, scroll };
      if (whole) return whole(shape, size, isStage);
      return isStage ? forStage(shape, size, digit) : layOut(shape, size, digit);
    },
    [JSON.stringify(decisive)],
  );
}

/** How wide a digit is in the picture's type, in em; where its font does not come, in the system's. */
function digitWidth(): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return DIGIT_WIDTH;
  const families = getComputedStyle(document.documentElement).getPropertyValue("--picture");
  context.font = `100px ${families}`;
  return context.measureText("0").width / 100;
}
