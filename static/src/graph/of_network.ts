/** The title of a graph that a network was opened as. */
export const OF_NETWORK = "The network as its graph";
