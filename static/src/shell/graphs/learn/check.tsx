import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { GraphSession } from "../../../graph/session.ts";
import { graphNames } from "../../../trace/graph/named.ts";
import { graphName, resultName } from "../../../trace/graph/words.ts";
import type { Marks } from "../../../trace/marks.ts";
import { Late } from "../../../ui/coming/late.tsx";
import type { GraphExample } from "../../../wire/graph.ts";
import { ROOMS } from "../../rooms.ts";
import { graphExamples } from "../door.ts";
import type { GraphRoom } from "../room.ts";

type Room = typeof import("../../../check/room.tsx");

/** Whether the check is wanted; it is asked for while it is shown. */
const isOpen = signal(false);

/** What was asked of each session stays, whatever the side shows meanwhile. */
const asked = new WeakMap<GraphSession, ReturnType<Room["createChecking"]>>();

function askedOf({ session, part }: GraphRoom, { createChecking }: Room) {
  const shown = computed(() => part.value === "Learn" && isOpen.value ? "Check" : part.value);
  const checking = asked.get(session) ?? createChecking(session, shown, "graph");
  asked.set(session, checking);
  return checking;
}

/** Whether printed numbers are wanted. */
const isPrinted = signal(false);
const printed = new WeakMap<GraphSession, ReturnType<Room["createPublished"]>>();

function printedOf({ session }: GraphRoom, { createPublished }: Room) {
  const published = printed.get(session) ?? createPublished(session.problem, () => {
    const graph = session.problem.value;
    return { of: { graph }, sample: 0 };
  });
  printed.set(session, published);
  return published;
}

/** The example of this title, if its source prints numbers; null until that is known, too. */
function usePrinting(title: string | null): GraphExample | null {
  useEffect(() => {
    if (title !== null) graphExamples.wantAnew();
  }, [title]);
  const { value: now } = graphExamples.now;
  const found = now.kind === "ready" && now.answer.find((each) => each.title === title);
  return found && found.published.length > 0 ? found : null;
}

/** Once they are wanted, the printed numbers of somebody's example beside those of this graph. */
export function GraphPrinted({ room }: { room: GraphRoom }) {
  const run = room.session.run.value;
  const source = usePrinting(isPrinted.value ? room.session.sheet.value.title : null);
  return (
    <details
      open={isPrinted.value}
      onToggle={({ currentTarget }) => (isPrinted.value = currentTarget.open)}
    >
      <summary>Do printed numbers agree?</summary>
      {isPrinted.value && (
        <Late module={ROOMS.Check} what="The comparison">
          {(check) => (
            <check.PrintedView
              published={printedOf(room, check)}
              names={graphNames(run)}
              example={source && { ...source, after: {} }}
              onOpenStep={(ref) => {
                room.part.value = "This step";
                room.jumps.seekTo(ref);
              }}
            />
          )}
        </Late>
      )}
    </details>
  );
}

/** Once it is wanted, the gradients of the given numbers beside their estimates. */
export function GraphCheck({ room, marks }: { room: GraphRoom; marks: Marks }) {
  const run = room.session.run.value;
  const of = {
    one: "given number",
    result: resultName(run),
    kinked: "A function",
    whole: "graph",
    nameOf: (ref: string) => graphName(run, ref.replace("gradient", "value")),
  };
  return (
    <details
      open={isOpen.value}
      onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}
    >
      <summary>Are these gradients right?</summary>
      {isOpen.value && (
        <Late module={ROOMS.Check} what="The check">
          {(check) => <check.CheckView checking={askedOf(room, check)} of={of} marks={marks} />}
        </Late>
      )}
    </details>
  );
}
