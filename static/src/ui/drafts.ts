/** What was typed and is no value yet, while the part of the page that it stands in is not shown. */

import { signal } from "@preact/signals";
import { createContext } from "preact";

export interface Draft {
  text: string;
  /** Why it is not taken. */
  reason: string;
}

/** The part of the page around a field; what is typed there is kept under its name. */
export const Part = createContext("");

/** By part, then by field. */
const drafts = signal<Record<string, Record<string, Draft>>>({});

export function draftOf(part: string, field: string): Draft | null {
  return drafts.peek()[part]?.[field] ?? null;
}

/** Keep a draft, or null for none any more. */
export function keepDraft(part: string, field: string, draft: Draft | null): void {
  const { [field]: before, ...others } = drafts.peek()[part] ?? {};
  if (!before && !draft) return;
  drafts.value = {
    ...drafts.peek(),
    [part]: draft ? { ...others, [field]: draft } : others,
  };
}

/** How many drafts a part has. */
export function draftsIn(part: string): number {
  return Object.keys(drafts.value[part] ?? {}).length;
}

/** With another problem they are history. */
export function forgetDrafts(): void {
  drafts.value = {};
}
