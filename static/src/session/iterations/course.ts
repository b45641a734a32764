/** The iterations run so far on what is open, of any kind, and which of them is open. */

/** One iteration: the loss at its start, and what it starts from, where that is at hand. */
export interface Iteration<Start> {
  loss: number;
  problem: Start | null;
}

export interface Course<Start> {
  iterations: Iteration<Start>[];
  iteration: number;
  /** The iterations before which the loss or the update was changed, in order. */
  turns: number[];
  /** The losses of the run before this one, to compare; none where there was none. */
  earlier: number[];
}

export function freshCourse<Start>(problem: Start, loss: number): Course<Start> {
  return { iterations: [{ problem, loss }], iteration: 0, turns: [], earlier: [] };
}

/** The course once what it runs on is that of `fresh`: it goes on from here, or a new run starts. */
export function editedCourse<Start>(
  { iterations, iteration, turns, earlier }: Course<Start>,
  fresh: Course<Start>,
  goesOn: boolean,
): Course<Start> {
  if (iterations.length === 1) return { ...fresh, earlier };
  const losses = iterations.map(({ loss }) => loss);
  if (!goesOn) return { ...fresh, earlier: losses };
  return {
    iterations: [...iterations.slice(0, iteration), ...fresh.iterations],
    iteration,
    turns: [...turns.filter((at) => at < iteration), ...(iteration > 0 ? [iteration] : [])],
    earlier: iteration < iterations.length - 1 ? losses : earlier,
  };
}

/** The course with more iterations after the one that is open. */
export function carriedOn<Start, Own extends Course<Start>>(
  course: Own,
  more: Iteration<Start>[],
): Own {
  const iterations = [...course.iterations.slice(0, course.iteration + 1), ...more];
  const turns = course.turns.filter((at) => at <= course.iteration);
  return { ...course, iterations, iteration: iterations.length - 1, turns };
}

/** The course open at iteration `at`, which starts from `problem`. */
export function openAt<Start, Own extends Course<Start>>(
  course: Own,
  at: number,
  problem: Start,
): Own {
  const { iterations } = course;
  return {
    ...course,
    iterations: iterations.with(at, { ...iterations[at], problem }),
    iteration: at,
  };
}
