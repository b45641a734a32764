/** What runs a network's iterations, all of which comes when one is first wanted. */

export { afterForward, problemAt, train } from "./of_network.ts";
export { runAnew } from "./saved.ts";
