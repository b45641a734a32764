import type { Zoom } from "./zoom.ts";

/** Larger, smaller, all of it. */
export function ZoomButtons({ zoom }: { zoom: Zoom }) {
  return (
    <div class="sizes" role="group" aria-label="Size of the picture">
      <button type="button" onClick={zoom.larger} title="Larger">
        <span aria-hidden="true">+</span>
      </button>
      <button type="button" onClick={zoom.smaller} title="Smaller">
        <span aria-hidden="true">−</span>
      </button>
      <button type="button" onClick={zoom.fit} title="Show all of it">Fit</button>
    </div>
  );
}
