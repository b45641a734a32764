/** How the numbers of the open problem are told of, whatever its kind. */

import type { Notation } from "../../wire/types.ts";
import { questionName, withNames } from "../questions.ts";
import { isGiven } from "../refs.ts";

export interface Named {
  kind: "network" | "graph";
  /** A number as it is called in two ways. */
  example: [name: string, other: string];
  nameOf: (ref: string) => string;
  /** A sentence of the server, in which each ref has its name. */
  withNames: (said: string) => string;
  isGiven: (ref: string) => boolean;
}

/** Those of a network; of a batch, those of its first `sample`, 1. */
export function networkNames(notation: Notation, sample: number): Named {
  return {
    kind: "network",
    example: [questionName(notation, "delta.1.0"), "delta.1.0"],
    nameOf: (ref) => questionName(notation, ref, sample),
    withNames: (said) => withNames(notation, said, sample),
    isGiven,
  };
}
