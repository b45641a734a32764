/** All that Check shows. */

export { PrintedView } from "./published/view.tsx";
export { CheckView } from "./view.tsx";
