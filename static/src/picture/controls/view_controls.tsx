import { EDGES_SHOW, type EdgesShow } from "../../ui/drawing/gradient_scale.ts";
import type { Zoom } from "../../ui/drawing/zoom.ts";

interface Props {
  zoom: Zoom;
  edgesShow: EdgesShow;
  onEdgesShow: ((show: EdgesShow) => void) | null;
}

/** How large the picture is, and what its edges show. */
export function ViewControls({ zoom, edgesShow, onEdgesShow }: Props) {
  return (
    <div class="zoom">
      <div class="sizes" role="group" aria-label="Size of the picture">
        <button type="button" onClick={zoom.larger} title="Larger">
          <span aria-hidden="true">+</span>
        </button>
        <button type="button" onClick={zoom.smaller} title="Smaller">
          <span aria-hidden="true">−</span>
        </button>
        <button type="button" onClick={zoom.fit} title="Show all of it">Fit</button>
      </div>
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
    </div>
  );
}
