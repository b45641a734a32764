/** Printed numbers of a published example, held against the open problem. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { PublishedExample } from "../../wire/types.ts";
import type { Either } from "../../wire/either.ts";
import { type PrintedNumber, writePrinted } from "./printed_lines.ts";
import { chooseNames, chosenNames } from "../../session/late/chosen_names.ts";
import type { NamesQuestion } from "../../wire/names.ts";
import type { Mistake } from "../../wire/mistake.ts";
import { post } from "../../wire/server.ts";
import { createResource } from "../../wire/resource.ts";

export type Verdict = "agrees" | "cut_off" | "rounded" | "follows" | "differs" | "unreadable";

export interface Reason extends Mistake {
  /** In what it was kept, where not throughout. */
  scope: string;
}

export interface Compared {
  /** As it was given. */
  ref: string;
  /** The ref that it stands for; null for none. */
  number: string | null;
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
  /** Lines that give no number, and why. */
  faults: { line: number; what: string }[];
  question: NamesQuestion | null;
}

/** An example whose source prints numbers. */
export type Source = Pick<PublishedExample, "title" | "published" | "after">;

const LATER = /^loss_after_(\d+)_iterations?$/;

export type Published = ReturnType<typeof createPublished>;

/** What the printed numbers are held against. */
export interface Open {
  of: Either;
  sample: number;
}

/**
 * The printed numbers that are typed in, and what the server says of them: of the open `problem`,
 * of which `open` tells when they are checked.
 */
export function createPublished(problem: ReadonlySignal<object>, open: () => Open) {
  const text = signal("");
  /** The problem that was checked last: what was said of it holds for no other. */
  const checked = signal<object | null>(null);
  /** The sample that was shown then. */
  const sample = signal(0);
  const question = signal<NamesQuestion | null>(null);
  const wanted = createResource(ask);
  const report = computed(() => checked.value === problem.value ? wanted.now.value : null);

  async function check(): Promise<void> {
    const now = open();
    if (checked.value !== problem.value) question.value = null;
    checked.value = problem.value;
    sample.value = now.sample;
    await wanted.again(now, text.value, chosenNames.value);
    const came = wanted.now.value;
    if (came.kind === "ready") question.value = came.answer.question;
  }

  return {
    text,
    sample,
    /** What was said of the open problem, or is about to be. */
    report,
    /** What is asked of the names; it stays while they are read anew. */
    question: computed(() => report.value && question.value),
    check,
    /** Read the names in a way, from now on. */
    choose(way: string): void {
      chooseNames(way);
      check();
    },
    /** Take the numbers that an example's source prints. */
    fillIn(example: Source): void {
      text.value = writePrinted(printedIn(example));
    },
  };
}

function ask({ of, sample }: Open, text: string, names: string | null) {
  return post<PublishedReport>("/api/practice/published", { ...of, sample, text, names });
}

function printedIn({ published, after }: Source): PrintedNumber[] {
  const later = Object.entries(after).flatMap(([name, text]) => {
    const known = LATER.exec(name);
    return known ? [{ ref: "loss", text, after: Number(known[1]) }] : [];
  });
  return [...published.map(({ ref, printed }) => ({ ref, text: printed, after: 0 })), ...later];
}
