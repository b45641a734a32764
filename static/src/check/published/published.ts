/** Printed numbers of a published example, held against the open problem. */

import { computed, signal } from "@preact/signals";
import type { Example, Problem } from "../../wire/types.ts";
import {
  type PrintedLines,
  type PrintedNumber,
  readPrinted,
  writePrinted,
} from "./printed_lines.ts";
import { refsByName } from "./printed_names.ts";
import type { Mistake } from "../../wire/mistake.ts";
import { post } from "../../wire/server.ts";
import type { Session } from "../../session/session.ts";
import { createResource } from "../../wire/resource.ts";

export type Verdict = "agrees" | "cut_off" | "rounded" | "follows" | "differs" | "unreadable";

export interface Reason extends Mistake {
  /** In what it was kept, where not throughout. */
  scope: string;
}

export interface Compared {
  ref: string;
  after: number;
  printed: string;
  verdict: Verdict;
  message: string;
  expected: string;
  explanations: Reason[][];
}

export interface PublishedReport {
  summary: string;
  explanations: { reasons: Reason[] }[];
  results: Compared[];
}

const NOTHING: PrintedLines = { numbers: [], faults: [] };
const LATER = /^loss_after_(\d+)_iterations?$/;

export type Published = ReturnType<typeof createPublished>;

/** The printed numbers that are typed in, and what the server says of them. */
export function createPublished(session: Session) {
  const text = signal("");
  const lines = signal(NOTHING);
  /** The problem that was checked last: what was said of it holds for no other. */
  const checked = signal<Problem | null>(null);
  /** The sample that was shown then. */
  const sample = signal(0);
  const wanted = createResource(ask);

  function check(): void {
    const { notation, blocks, problem } = session.run.value;
    sample.value = session.state.value.sample;
    lines.value = readPrinted(text.value, refsByName(notation, blocks, problem, sample.value));
    const { numbers } = lines.value;
    checked.value = numbers.length > 0 ? problem : null;
    if (numbers.length > 0) wanted.again(problem, sample.value, numbers);
  }

  return {
    text,
    sample,
    /** What is wrong with lines of the text that was checked. */
    faults: computed(() => lines.value.faults),
    /** What was said of the open problem, or is about to be. */
    report: computed(() => checked.value === session.problem.value ? wanted.now.value : null),
    check,
    /** Take the numbers that an example's source prints. */
    fillIn(example: Example): void {
      text.value = writePrinted(printedIn(example));
    },
  };
}

async function ask(
  problem: Problem,
  sample: number,
  numbers: PrintedNumber[],
): Promise<PublishedReport> {
  const byIteration = Map.groupBy(numbers, (each) => each.after);
  const later = [...byIteration].filter(([after]) => after > 0).map(([after, printed]) => ({
    after,
    printed: textsOf(printed),
  }));
  return await post<PublishedReport>("/api/practice/published", {
    problem,
    sample,
    printed: textsOf(byIteration.get(0) ?? []),
    later,
  });
}

function textsOf(numbers: PrintedNumber[]): Record<string, string> {
  return Object.fromEntries(numbers.map(({ ref, text }) => [ref, text]));
}

function printedIn({ published, after }: Example): PrintedNumber[] {
  const later = Object.entries(after).flatMap(([name, text]) => {
    const known = LATER.exec(name);
    return known ? [{ ref: "loss", text, after: Number(known[1]) }] : [];
  });
  return [...published.map(({ ref, printed }) => ({ ref, text: printed, after: 0 })), ...later];
}
