import { counted } from "../../lib/counted.ts";
import type { Zoom } from "../../ui/drawing/zoom.ts";
import type { Layout, Size } from "../layout/layout.ts";
import { columnsBeyond, type Shown, unitsBeyond } from "./counts.ts";
import { Overview } from "./overview.tsx";

interface Props {
  layout: Layout;
  shown: Shown;
  zoom: Zoom;
  /** The size of the frame on the screen. */
  frame: Size;
}

/** What lies beyond the rim of a picture that is larger than its frame, at each side: the way there. */
export function Beyond({ layout, shown, zoom, frame }: Props) {
  const { before, after } = columnsBeyond(layout, shown);
  const { above, below } = unitsBeyond(layout, shown);
  const ways = [
    { side: "left", sign: "‹", what: counted(before, "layer"), some: before, to: [-1, 0] },
    { side: "right", sign: "›", what: counted(after, "layer"), some: after, to: [1, 0] },
    { side: "upper", sign: "‹", what: counted(above, "unit"), some: above, to: [0, -1] },
    { side: "lower", sign: "›", what: counted(below, "unit"), some: below, to: [0, 1] },
  ] as const;
  const there = ways.filter(({ some }) => some > 0);
  return (
    <>
      {there.map(({ side, sign, what, to: [across, down] }) => (
        <button
          key={side}
          type="button"
          class={`beyond ${side}`}
          onClick={() => zoom.along(across, down)}
        >
          {sign === "‹" && <span aria-hidden="true">‹</span>} {what}{" "}
          {sign === "›" && <span aria-hidden="true">›</span>}
          <span class="hidden">beyond the {side} rim</span>
        </button>
      ))}
      {there.length > 0 && <Overview layout={layout} shown={shown} zoom={zoom} frame={frame} />}
    </>
  );
}
