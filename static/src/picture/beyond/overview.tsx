import type { Zoom } from "../../ui/drawing/zoom.ts";
import type { Layout, Size } from "../layout/layout.ts";
import { partInView, type Shown } from "./counts.ts";

/** It stands in the strip of the controls, and covers nothing. */
const HEIGHT = 26;
const LEAST_WIDTH = 96;
const MOST_WIDTH = 240;
/** In a narrower frame the strip has no room beside its controls. */
const LEAST_FRAME = 600;

interface Props {
  layout: Layout;
  shown: Shown;
  zoom: Zoom;
  frame: Size;
}

/** A small map of the whole network with the part in view framed; a press or a drag moves the view. */
export function Overview({ layout, shown, zoom, frame }: Props) {
  if (frame.width < LEAST_FRAME) return null;
  // So low a strip is wider than the network is: a map of places, not of shapes.
  const down = HEIGHT / layout.height;
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, layout.width * down));
  const across = width / layout.width;
  const px = (length: number) => `${length}px`;
  const { left, top, size } = partInView(layout, shown);

  function go(event: PointerEvent & { currentTarget: HTMLElement }): void {
    const box = event.currentTarget.getBoundingClientRect();
    zoom.centre({
      x: (event.clientX - box.left) / across,
      y: (event.clientY - box.top) / down,
    });
  }

  return (
    // What lies beyond each rim is a button of its own, and for the keyboard the way there.
    <div
      class="overview"
      aria-hidden="true"
      title="The whole network: press or drag to move the view"
      style={{ width: px(width), height: px(HEIGHT) }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
      }}
    >
      {layout.units.map(({ layer, unit, x, y }) => (
        <i
          key={`${layer}.${unit}`}
          style={{
            left: px((x - layout.unit.width / 2) * across),
            top: px((y - layout.unit.height / 2) * down),
            width: px(layout.unit.width * across),
            height: px(layout.unit.height * down),
          }}
        />
      ))}
      <b
        style={{
          left: `${100 * left}%`,
          top: `${100 * top}%`,
          width: `${100 * size}%`,
          height: `${100 * size}%`,
        }}
      />
    </div>
  );
}
