/** A graph while it is being written: its text, the values that it asks for, and what is wrong. */

import { signal } from "@preact/signals";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import type { GraphProblem } from "../../wire/graph.ts";
import { post, Refused, Unreachable } from "../../wire/server.ts";
import type { ProblemDetails } from "../../wire/types.ts";
import { readValue, writeValue } from "./values.ts";

export interface Fault {
  detail: string;
  /** Where in the text, from 1; null where it is not in it. */
  line: number | null;
  column: number | null;
  /** The name whose value it is. */
  value: string | null;
  /** Nothing is wrong: something is still to be given. */
  isAsked: boolean;
}

/** How long the text must stand still before it is looked at, in ms. */
const SETTLED = 300;

export type Draft = ReturnType<typeof createDraft>;

/** A draft that begins with `from`. */
export function createDraft(from: GraphProblem) {
  const text = signal(from.text);
  const typed = signal<Record<string, string>>(
    Object.fromEntries(Object.entries(from.values).map(([name, v]) => [name, writeValue(v)])),
  );
  const fault = signal<Fault | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  /** The graph as it is written by now. Throws the fault of a value that cannot be read. */
  function graphNow(): GraphProblem {
    const used = new Set(text.value.match(/[A-Za-z_]\w*/g) ?? []);
    const values: GraphProblem["values"] = {};
    for (const [name, written] of Object.entries(typed.value)) {
      if (!used.has(name) || written.trim() === "") continue;
      try {
        values[name] = readValue(written);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        throw new Misread({
          detail: `${name}: ${error.message}`,
          line: null,
          column: null,
          value: name,
          isAsked: false,
        });
      }
    }
    const isAssigned = (name: string) => new RegExp(`^\\s*${name}\\s*=`, "m").test(text.value);
    const { with_respect_to: before, result } = from;
    return {
      text: text.value,
      values,
      ...(before && { with_respect_to: before.filter((name) => name in values) }),
      ...(result && isAssigned(result) && { result }),
    };
  }

  /** What the server says against it, after asking for the values that are missing. */
  function tell(details: ProblemDetails): void {
    const { missing = [], line = null, column = null } = details;
    const unasked = missing.filter((name) => !(name in typed.value));
    typed.value = { ...typed.value, ...Object.fromEntries(unasked.map((name) => [name, ""])) };
    const detail = missing.length > 0
      ? `Give a value for ${inWords(missing)}: a number, a row, or rows of a matrix.`
      : details.detail;
    const isAsked = missing.length > 0;
    fault.value = { detail, line: isAsked ? null : line, column, value: null, isAsked };
  }

  async function check(): Promise<void> {
    const own = ++asked;
    try {
      await post("/api/graph/trace", { graph: graphNow(), start: 0, count: 0 });
      if (own === asked) fault.value = null;
    } catch (error) {
      if (own !== asked) return;
      if (error instanceof Misread) fault.value = error.fault;
      else if (error instanceof Refused) tell(error.details);
      else if (!(error instanceof Unreachable)) throw error;
    }
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(check, SETTLED);
  }

  return {
    text,
    typed,
    fault,
    type(written: string): void {
      text.value = written;
      later();
    },
    give(name: string, written: string): void {
      typed.value = { ...typed.value, [name]: written };
      later();
    },
    /** Open it by `open`, which answers with what the server says against it. Whether it is open. */
    async commit(open: (graph: GraphProblem) => Promise<ProblemDetails | null>): Promise<boolean> {
      clearTimeout(timer);
      asked++;
      let graph: GraphProblem;
      try {
        graph = graphNow();
      } catch (error) {
        if (!(error instanceof Misread)) throw error;
        fault.value = error.fault;
        return false;
      }
      const refused = await open(graph);
      if (refused) tell(refused);
      return refused === null;
    },
  };
}

class Misread extends Error {
  constructor(readonly fault: Fault) {
    super(fault.detail);
  }
}

function inWords(names: string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
