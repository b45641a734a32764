/** What the page takes of d3; loaded once the picture stands. */

export { select } from "d3-selection";
export { zoom, zoomIdentity } from "d3-zoom";
