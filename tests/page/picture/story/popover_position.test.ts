import { deepStrictEqual as equal } from "node:assert";
import { beside } from "../../../../static/src/picture/story/popover_position.ts";

const FRAME = { width: 800, height: 600 };
const CARD = { width: 200, height: 100 };

function box(left: number, top: number, width = 80, height = 100) {
  return { left, top, right: left + width, bottom: top + height };
}

Deno.test("a card stands to the right of what it tells of, level with its middle", () => {
  equal(beside(box(300, 250), CARD, FRAME, []), { left: 388, top: 250 });
});

Deno.test("it stands to the left where the right has no room", () => {
  equal(beside(box(700, 250), CARD, FRAME, []), { left: 492, top: 250 });
});

Deno.test("it goes to another side of it where the step would be hidden", () => {
  equal(beside(box(300, 250), CARD, FRAME, [box(450, 260)]), { left: 92, top: 250 });
});

Deno.test("it keeps within the frame beside what stands at its rim", () => {
  equal(beside(box(300, 0, 80, 40), CARD, FRAME, []), { left: 388, top: 8 });
});

Deno.test("where it fits nowhere beside it, it stands in the corner that hides the least of it", () => {
  const own = box(10, 10, 780, 520);
  const { left, top } = beside(own, CARD, FRAME, []);
  equal([left, top], [8, 492]);
  equal(beside(box(10, 90, 780, 505), CARD, FRAME, []), { left: 8, top: 8 });
});
