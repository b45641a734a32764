/** What tells of a change in the picture; it comes with the first one. */

export { Ghosts } from "./ghosts.tsx";
export { Scrubber } from "./scrubber.tsx";
