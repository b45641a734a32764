import type { Named } from "../symbols/named.ts";
import { parseGraphRef } from "./refs.ts";
import type { GraphRun } from "./run.ts";
import { graphName, plainName, resultName } from "./words.ts";

const REF = /\b(?:value|gradient|updated)(?:\.[\w@]+)+/g;

/** How a graph's numbers are told of. */
export function graphNames(run: GraphRun): Named {
  const [learner] = run.withRespectTo;
  return {
    kind: "graph",
    example: [`∂${resultName(run)}/∂${plainName(learner)}`, `${learner}.grad`],
    nameOf: (ref) => graphName(run, ref),
    withNames: (said) => said.replace(REF, (ref) => graphName(run, ref)),
    isGiven(ref) {
      const found = parseGraphRef(ref, run.arrays);
      return found?.quantity === "value" && !run.arrays.get(found.array)?.equation;
    },
  };
}
