/** What can be typed into a graph's picture: its given numbers. */

import type { GraphEdits } from "../../graph/drawing/picture.tsx";
import { withNumberAt } from "../../graph/editor/values.ts";
import type { GraphSession } from "../../graph/session.ts";
import { graphName } from "../../trace/graph/words.ts";
import { readNumber } from "../../lib/numbers/arithmetic.ts";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import { indicesOf, parseGraphRef } from "../../trace/graph/refs.ts";

export function graphEdits(session: GraphSession): GraphEdits {
  const given = (ref: string) => {
    const found = parseGraphRef(ref, session.run.value.arrays);
    const array = found && session.run.value.arrays.get(found.array);
    return found?.quantity === "value" && array && !array.equation
      ? { name: array.name, indices: indicesOf(found.place, array.shape) }
      : null;
  };
  return {
    order: null,
    can: (ref) => given(ref) !== null,
    text: (ref) => String(session.state.value.value(ref) ?? ""),
    name: (ref) => graphName(session.run.value, ref),
    async commit(ref, text) {
      const at = given(ref);
      if (!at) return null;
      try {
        const value = readNumber(text);
        const refused = await session.edit((graph) => ({
          ...graph,
          values: {
            ...graph.values,
            [at.name]: withNumberAt(graph.values[at.name], at.indices, value),
          },
        }));
        return refused?.detail ?? null;
      } catch (error) {
        if (error instanceof Unreadable) return error.message;
        throw error;
      }
    },
  };
}
