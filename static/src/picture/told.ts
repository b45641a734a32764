/** What tells of a change, and of what is pointed at; it comes with the first of either. */

export { Ghosts } from "./editing/ghosts.tsx";
export { Scrubber } from "./editing/scrubber.tsx";
export { StoryCard } from "./story/view.tsx";
