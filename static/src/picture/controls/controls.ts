/** What stands in the strip below the picture and at its rims; it comes with the zoom. */

export { Beyond } from "../beyond/view.tsx";
export { ViewControls } from "./view_controls.tsx";
