/** What a link holds of the learning room: the data, the network, the options; and the way back. */

import { batch } from "@preact/signals";
import { isNumber, isText, listOf, objectOf, oneOf, type Shape } from "../../lib/json_shape.ts";
import type { Data, Dataset, Table } from "../../wire/learning.ts";
import {
  beginAll,
  type HeldRuns,
  heldRuns,
  jsonOf,
  optionsOf,
  type Start,
  startJson,
  startOf,
} from "./held_runs.ts";
import type { Learning } from "./learning.ts";
import { opened, usual } from "./opening.ts";
import { type Over, type Part, PARTS, type Source } from "./state.ts";

/** More characters of a table or of a network no link takes: mail and chat cut it. */
const MOST = 40_000;

export interface Held extends HeldRuns {
  data: Data | null;
  /** The names of somebody's own columns, and how they were standardised. */
  own?: Pick<Source, "inputs" | "outputs" | "classes" | "scales">;
  /** The network as the run began; left out where it is the one of the set. */
  start?: Start;
  drawn: { scheme: string; seed: number };
  batchSize: number | null;
  shuffleSeed: number;
  goal: number;
  part: Part;
  sample: number;
  /** What plane and landscape go over; missing in older links. */
  axes?: [number, number];
  over?: Over;
  /** Where the run stood. */
  iteration: number;
  /** Ends the sentence “Link copied. It opens …”. */
  says: string;
}

/** What is open in the room; null before there is anything. */
export function heldBy(learning: Learning): Held | null {
  const [source, run] = [learning.source.value, learning.run.value];
  if (!source || !run) return null;
  // While it trains, the link leads to where that leads.
  const iteration = learning.training.value ? run.goal : learning.moment.value?.iteration ?? 0;
  const { inputs, outputs, classes, scales, set } = source;
  const own = set ? undefined : { inputs, outputs, classes, scales };
  const fits = set !== null || jsonOf(source.data).length + JSON.stringify(own).length <= MOST;
  const isOfSet = set !== null && startJson(run.start) === startJson(set.network.problem);
  const isSmall = isOfSet || startJson(run.start).length <= MOST;
  const runs = heldRuns(learning, run);
  const holdsAll = JSON.stringify(runs).length <= MOST;
  const others = holdsAll ? runs.beside?.length ?? 0 : 0;
  return {
    data: fits ? source.data : null,
    ...(fits && own && { own }),
    ...(fits && isSmall && !isOfSet && { start: startOf(run.start) }),
    ...(holdsAll && isSmall && runs),
    drawn: learning.drawn.value,
    ...optionsOf(run),
    part: learning.part.value,
    sample: learning.sample.value,
    axes: learning.axes.value,
    over: learning.over.value,
    iteration,
    says: sayingOf(fits, isSmall, iteration, learning.runs.value.length, others),
  };
}

function sayingOf(
  fits: boolean,
  isSmall: boolean,
  iteration: number,
  runs: number,
  others: number,
): string {
  if (!fits) return "the learning room without your table, which is too large for a link";
  if (!isSmall) return "this data, without the network, which is too large for a link";
  if (others > 0) {
    return `this at its start, with all ${runs} runs and their names, and runs them when asked`;
  }
  const begun = iteration === 0
    ? "exactly this"
    : `this at its start, and runs to iteration ${iteration} when asked`;
  return runs > 1 ? `${begun}, without the other runs, which are too large for a link` : begun;
}

/**
 * Open what a link holds. The run is not in it: from the same initial weights and the same seed of
 * the shuffle it is the same run again, to be asked for.
 */
export const openHeld = (learning: Learning, held: Held): Promise<void> =>
  opened(learning, async () => {
    const sets = learning.datasets.now.peek();
    if (sets.kind !== "ready") return;
    const why = await opening(learning, held, sets.answer).catch(reasonIn);
    if (why === null) return;
    // What begins of a damaged link's data may be nothing at all.
    if (learning.runs.peek().length === 0) await usual(learning, sets.answer[0]);
    learning.failure.value = why;
  });

/** Open it; the reason where that cannot be. */
async function opening(learning: Learning, held: Held, sets: Dataset[]): Promise<string | null> {
  const { data, own } = held;
  if (!data) return "The link leaves the table out, which was too large for it: paste it again.";
  const set = "set" in data ? sets.find(({ id }) => id === data.set) ?? null : null;
  if (!set && !isOwn(own)) return DAMAGED;
  const start = held.start ?? set?.network.problem;
  if (!start) return DAMAGED;
  return await learning.open(set, data, {
    ...(!set && { own }),
    begins: (table) =>
      batch(() => beginHeld(learning, held, startOf({ samples: [], ...start }), table)),
  });
}

/** What is on show of the data, once that has come. */
function beginHeld(learning: Learning, held: Held, start: Start, table: Table): void {
  beginAll(learning, held, start);
  learning.drawn.value = { scheme: String(held.drawn.scheme), seed: Number(held.drawn.seed) };
  learning.sample.value = Math.max(0, Math.min(table.inputs.length - 1, Number(held.sample) || 0));
  if (PARTS.includes(held.part)) learning.part.value = held.part;
  const columns = learning.source.peek()?.inputs ?? [];
  if (isPair(isNumber)(held.axes) && held.axes.every((at) => at in columns)) {
    learning.axes.value = held.axes;
  }
  if (isOver(held.over)) learning.over.value = held.over;
}

const DAMAGED = "The link does not hold the whole of the learning room. It may have been cut.";
const reasonIn = () => DAMAGED;

const isOwn = objectOf<NonNullable<Held["own"]>>({
  inputs: listOf(isText),
  outputs: listOf(isText),
  classes: listOf(isText),
  scales: listOf(objectOf({ mean: isNumber, spread: isNumber })),
});

const isPair = <Item>(items: Shape<Item>): Shape<[Item, Item]> => (held): held is [Item, Item] =>
  listOf(items)(held) && held.length === 2;

const isOver = objectOf<Over>({
  kind: oneOf("weights", "downhill", "way"),
  refs: isPair(isText),
  seed: isNumber,
});
