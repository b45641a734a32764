/** All that Check shows. */

import type { Session } from "../session/session.ts";
import type { Side } from "../session/side.ts";
import type { Marks } from "../trace/marks.ts";
import { plainName, unitName, weightName } from "../trace/names.ts";
import { networkNames } from "../trace/symbols/named.ts";
import { parseRef } from "../trace/refs.ts";
import { useSource } from "./published/sources.ts";
import type { Example, Notation } from "../wire/types.ts";
import { type Checking, createChecking } from "./gradient_check.ts";
import { createPublished, type Published } from "./published/published.ts";
import { PrintedView } from "./published/view.tsx";
import { CheckView, NETWORK } from "./view.tsx";

/** For what is no network. */
export { CheckView, createChecking, createPublished, PrintedView };

interface Props {
  session: Session;
  side: Side;
  marks: Marks;
  /** The example that is open as its source has it. */
  example: Example | null;
  onOpenStep: (ref: string, sample: number) => void;
}

/** What was asked of each session stays, whatever the side shows meanwhile. */
const asked = new WeakMap<Session, { checking: Checking; published: Published }>();

function askedOf(session: Session, side: Side) {
  const known = asked.get(session);
  if (known) return known;
  const published = createPublished(session.problem, () => ({
    of: { problem: session.problem.value },
    sample: session.state.value.sample,
  }));
  const made = { checking: createChecking(session, side), published };
  asked.set(session, made);
  return made;
}

/** The gradient check, and below it the printed numbers of a published example. */
export function CheckRoom({ session, side, marks, example, onOpenStep }: Props) {
  const { checking, published } = askedOf(session, side);
  const { notation } = session.run.value;
  const source = useSource(example);
  return (
    <>
      <CheckView
        checking={checking}
        of={{ ...NETWORK, nameOf: (ref) => nameOf(notation, ref) }}
        marks={marks}
      />
      <PrintedView
        published={published}
        names={networkNames(notation, published.sample.value + 1)}
        example={source}
        onOpenStep={(ref) => onOpenStep(ref, published.sample.value)}
      />
    </>
  );
}

function nameOf(notation: Notation, ref: string): string {
  const { layer, unit, source } = parseRef(ref, notation.weights.length);
  return source === null
    ? `the bias of ${plainName(unitName(notation, layer, unit))}`
    : plainName(weightName(notation, layer, unit, source));
}
