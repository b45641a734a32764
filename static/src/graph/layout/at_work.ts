/** The wires that a step works along. */

import type { GraphStep, Use } from "../../wire/graph.ts";
import type { Course } from "./layout.ts";

interface Work {
  course: Course;
  /** What it takes back, where it is one product. */
  use: Use | null;
}

/** Forward, the wires into the step's array; backward, those out of it, each with its use. An update has none. */
export function atWorkIn(courses: Course[], step: GraphStep | null): Work[] {
  if (!step || step.phase === "update") return [];
  if (step.phase === "forward") {
    return courses.filter(({ wire }) => wire.use === step.name).map((course) => ({
      course,
      use: null,
    }));
  }
  const uses = step.chain?.uses ?? [];
  const taken = new Map<string, number>();
  return courses.filter(({ wire }) => wire.array.name === step.name).flatMap((course): Work[] => {
    const own = uses.filter(({ name }) => name === course.wire.use);
    const wires = courses.filter(({ wire }) =>
      wire.array === course.wire.array && wire.use === course.wire.use
    );
    const at = taken.get(course.wire.use) ?? 0;
    taken.set(course.wire.use, at + 1);
    if (own.length === 0) return [];
    return [{ course, use: own.length === wires.length ? own[at] : null }];
  });
}
