/** What an address says of the page: the state that is on show, or what it stands for in short. */

import type { Lessons } from "../../lesson/lessons.ts";
import { type ActivityChoice, inRooms } from "../../session/activity.ts";
import type { Linked, LinkedGraph } from "../../session/link.ts";
import { savedRun } from "../../session/sheet.ts";
import { exerciseLink } from "../../practice/exercise_link.ts";
import type { Practice } from "../../practice/practice.ts";
import type { Session } from "../../session/session.ts";
import type { Side } from "../../session/side.ts";
import type { OpenTab } from "../../session/tab.ts";
import type { GraphDoor } from "../graphs/door.ts";

/** What an address opens. */
export interface Opened {
  session: Session;
  lessons: Lessons;
  practice: Practice;
  side: Side;
  openTab: OpenTab;
  activity: ActivityChoice;
  graphs: GraphDoor;
}

/** The address of a lesson's paragraph or of an exercise, which is short, if one is open. */
export function shortLink(models: Opened): string | null {
  return models.lessons.link() ?? exerciseNow(models);
}

/** The address of the exercise that is practised: its answers are nobody else's. */
export function exerciseNow({ practice, side, graphs }: Opened): string | null {
  const room = graphs.open.value;
  const { sheet: { value: { exercise } }, problem } = room?.practice ?? practice;
  if (!exercise || !(room?.practising.value ?? side.value === "Practice")) return null;
  return exerciseLink(exercise, problem.value, inRooms.value.practice);
}

/** In Practice without its answers, and before the steps that would tell them. */
export function linkedState(
  { session, side, openTab, activity, graphs }: Opened,
): Linked | LinkedGraph {
  const room = graphs.open.value;
  const { learn, practice } = inRooms.value;
  if (room) {
    const { problem, sheet, cursor, grain, saved } = room.session;
    const shown = room.part.value;
    const run = saved();
    return {
      ...{ graph: problem.value, title: sheet.value.title, grain: grain.value },
      cursor: room.practising.value ? 0 : cursor.value,
      ...(run && { run }),
      ...(shown !== "This step" && { side: shown }),
      ...(room.practising.value && { rooms: { practice } }),
    };
  }
  const run = savedRun(session.sheet.value);
  return {
    ...{ problem: session.problem.value, example: session.sheet.value.example },
    cursor: side.value === "Practice" ? 0 : session.cursor.value,
    ...{ grain: session.grain.value, notation: session.notation.value },
    ...(session.part.value && { part: session.part.value }),
    ...(run && { run }),
    ...(side.value !== "This step" && { side: side.value }),
    ...(openTab.value !== "chain" && { tab: openTab.value }),
    ...(activity.value !== "Step" && { activity: activity.value }),
    rooms: activity.value === "Learn" ? { learn } : side.value === "Practice" ? { practice } : {},
  };
}
