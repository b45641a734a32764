import type { ComponentChildren } from "preact";
import { EDGES_SHOW, type EdgesShow } from "../../ui/drawing/gradient_scale.ts";
import type { Zoom } from "../../ui/drawing/zoom.ts";
import { ZoomButtons } from "../../ui/drawing/zoom_buttons.tsx";

interface Props {
  /** What else there is to choose. */
  children: ComponentChildren;
  zoom: Zoom;
  edgesShow: EdgesShow;
  onEdgesShow: ((show: EdgesShow) => void) | null;
}

/** How large the picture is, and what its edges show. */
export function ViewControls({ zoom, edgesShow, onEdgesShow, children }: Props) {
  return (
    <div class="zoom">
      <ZoomButtons zoom={zoom} />
      {onEdgesShow && (
        <label class="edges-show">
          <span class="hidden">Edges show</span>
          <select
            title="What the width and the colour of an edge show"
            value={edgesShow}
            onChange={(event) => onEdgesShow(event.currentTarget.value as EdgesShow)}
          >
            {EDGES_SHOW.map((show) => <option value={show}>edges: {show}</option>)}
          </select>
        </label>
      )}
      {children}
    </div>
  );
}
