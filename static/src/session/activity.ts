/** What the page is used for at the moment: stepping through one iteration, or watching many. */

import { signal } from "@preact/signals";

export const ACTIVITIES = ["Step", "Learn"] as const;
export type Activity = typeof ACTIVITIES[number];

export type ActivityChoice = ReturnType<typeof createActivity>;

export function createActivity() {
  return signal<Activity>("Step");
}

/** What rooms that come late have to tell a link, and what a link brings them: theirs to read. */
export interface InRooms {
  /** With what ends the sentence “Link copied. It opens …”. */
  learn?: { says?: string };
  practice?: Practised;
}

/** In Practice: whether all questions are shown at once, and which of a problem had the focus last. */
export interface Practised {
  all: boolean;
  /** The problem's. */
  key: string;
  at: string;
}

export const inRooms = signal<InRooms>({});

/** Let what a link brings stand in the rooms. */
export function bring(rooms: InRooms = {}): void {
  inRooms.value = { ...inRooms.peek(), ...rooms };
}
