/** A class: its table, what each column is for, and the marks as they come. Nothing is kept. */

import { computed, signal } from "@preact/signals";
import type { Either } from "../../wire/either.ts";
import { chosenNames } from "../../session/late/chosen_names.ts";
import type { NamesQuestion } from "../../wire/names.ts";
import { post, Refused } from "../../wire/server.ts";

export type Verdict = "correct" | "consistent" | "wrong" | "unreadable";

export interface Column {
  name: string;
  ref: string | null;
  suggestions: string[];
  numbers: boolean;
  shown: string[];
}

interface Told {
  line: number;
  what: string;
}

interface Row {
  line: number;
  cells: string[];
}

/** The table as the server has read it. */
export interface Table {
  columns: Column[];
  rows: Row[];
  delimiter: string;
  notes: Told[];
  faults: Told[];
  refs: string[];
  question: NamesQuestion | null;
}

export interface Student {
  line: number;
  who: string;
  points: number;
  results: Record<
    string,
    { given: string; verdict: Verdict; message: string; mistakes: string[]; together: boolean }
  >;
  cells: string[];
}

interface Marks {
  header: string[];
  refs: string[];
  students: Student[];
}

/** Answers that are marked in one request: the page stays usable, and the bar moves. */
const AT_ONCE = 300;
/** Bytes of a file: in base 64 they are a request of one megabyte. */
const MOST_BYTES = 740_000;

export type ClassMarks = ReturnType<typeof createClassMarks>;

/** The class that is marked on this page, if there is one. */
export function createClassMarks() {
  const name = signal("");
  const table = signal<Table | null>(null);
  const refs = signal<(string | null)[]>([]);
  const marks = signal<Marks | null>(null);
  const progress = signal<number | null>(null);
  const fault = signal("");
  /** The file that is open, in base 64. */
  let content = Promise.resolve("");
  /** Counts what was begun, so that what was given up is not shown when it comes. */
  let begun = 0;

  function close(): void {
    begun += 1;
    [name.value, fault.value] = ["", ""];
    [table.value, marks.value, progress.value] = [null, null, null];
  }

  async function read(of: Either, file: File): Promise<void> {
    close();
    name.value = file.name;
    if (file.size > MOST_BYTES) {
      fault.value = `“${file.name}” has ${Math.ceil(file.size / 1000)} kB; at most ${
        MOST_BYTES / 1000
      } kB are read. Leave out the columns that hold no answers, or mark it by the command line.`;
      return;
    }
    content = file.arrayBuffer().then((bytes) => base64(new Uint8Array(bytes)));
    await readNames(of);
  }

  /** Read the table with its names as they have been chosen to be meant. */
  async function readNames(of: Either): Promise<void> {
    begun += 1;
    const mine = begun;
    [marks.value, progress.value, fault.value] = [null, null, ""];
    await during(mine, async () => {
      const told = await post<Table>("/api/class/table", {
        ...of,
        ...{ content: await content, names: chosenNames.value },
      });
      if (mine !== begun) return;
      table.value = told;
      refs.value = told.columns.map((column) => column.ref);
    });
  }

  async function mark(of: Either): Promise<void> {
    const read = table.value;
    if (!read) return;
    begun += 1;
    const mine = begun;
    fault.value = "";
    marks.value = null;
    progress.value = 0;
    const columns = Object.fromEntries(
      refs.value.flatMap((ref, at) => ref ? [[String(at), ref]] : []),
    );
    const header = read.columns.map((column) => column.name);
    const rows = Math.max(1, Math.min(50, Math.floor(AT_ONCE / Object.keys(columns).length)));
    await during(mine, async () => {
      for (let at = 0; at < read.rows.length; at += rows) {
        const part = read.rows.slice(at, at + rows);
        const came = await post<Marks>("/api/class/marks", {
          ...of,
          ...{ header, columns },
          rows: part,
        });
        if (mine !== begun) return;
        const before: Student[] = marks.value ? (marks.value as Marks).students : [];
        marks.value = { ...came, students: [...before, ...came.students] };
        progress.value = Math.min(1, (at + rows) / read.rows.length);
      }
    });
    if (mine === begun) progress.value = null;
  }

  async function during(mine: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (mine !== begun) return;
      fault.value = error instanceof Refused
        ? error.details.detail
        : "The server does not answer. Try again.";
    }
  }

  return {
    ...{ name, table, refs, marks, progress, fault, read, readNames, mark, close },
    /** Take a column for a number, or for none; no two columns are for the same one. */
    map(at: number, ref: string | null): void {
      refs.value = refs.value.map((each, other) => other === at ? ref : each === ref ? null : each);
      marks.value = null;
    },
    mapped: computed(() => refs.value.filter(Boolean).length),
    mistakes: computed(() => mistakesOf(marks.value?.students ?? [])),
  };
}

/** The mistakes that were made, the most frequent first, and whose they are. */
export function mistakesOf(students: Student[]): { name: string; who: string[] }[] {
  const made = new Map<string, Set<string>>();
  for (const { who, results } of students) {
    for (const { mistakes } of Object.values(results)) {
      for (const name of mistakes) made.set(name, (made.get(name) ?? new Set()).add(who));
    }
  }
  return [...made].map(([name, who]) => ({ name, who: [...who] }))
    .sort((a, b) => b.who.length - a.who.length);
}

/** The rows of the marks, header first, as a file for a spreadsheet; null where it cannot be had. */
export async function marksFile(
  marks: { header: string[]; students: Student[] },
  format: string,
  delimiter: string,
): Promise<Blob | null> {
  const rows = [marks.header, ...marks.students.map((student) => student.cells)];
  try {
    const response = await fetch("./api/class/file", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ rows, format, delimiter }),
    });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}
