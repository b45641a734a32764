import { effect, untracked } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { inRooms } from "../session/activity.ts";
import type { Session } from "../session/session.ts";
import { ResourceView } from "../ui/coming/resource.tsx";
import { adoptRoomStyle } from "./style/style.ts";
import { Bar } from "./bar/bar.tsx";
import { DataChoice } from "./bar/data_choice.tsx";
import { Beside } from "./beside/beside.tsx";
import { Curve } from "./curve/curve.tsx";
import { listenToKeys } from "./model/keys.ts";
import { createLearning, type Learning } from "./model/learning.ts";
import { Lens } from "./stage/lens.tsx";
import { Stage } from "./stage/stage.tsx";
import { stepInside } from "./model/step_inside.ts";
import type { Held } from "./model/address.ts";
import { openFirst } from "./model/opening.ts";

adoptRoomStyle();

export { DataChoice };

const FIRST = "moons";

const known = new WeakMap<Session, Learning>();

/** What the room has told its link last: what stands there instead was brought by a link. */
let told: unknown = null;

/** Whether a link has brought something to open. */
function isLed(): boolean {
  const { learn } = inRooms.value;
  return learn !== undefined && learn !== told;
}

/** Open what a link brings, and tell the link what is open; returns what ends that. */
async function followLinks(learning: Learning): Promise<() => void> {
  const { heldBy, openHeld } = await import("./model/address.ts");
  return effect(() => {
    if (learning.datasets.now.value.kind !== "ready") return;
    if (isLed()) {
      const held = told = inRooms.value.learn;
      untracked(() => openHeld(learning, held as Held));
      return;
    }
    const held = heldBy(learning);
    if (!held || JSON.stringify(held) === JSON.stringify(told)) return;
    told = held;
    inRooms.value = { ...inRooms.peek(), learn: held };
  });
}

/** What was learnt stays while the stepper is open. */
export function learningOf(session: Session): Learning {
  const own = known.get(session) ?? createLearning();
  known.set(session, own);
  return own;
}

interface Props {
  learning: Learning;
  root: HTMLElement;
  session: Session;
  /** The stepper is open at an iteration. */
  onStepping: () => void;
}

/** The learning room: the network and its data, watched while it learns. */
export function LearnRoom({ learning, root, session, onStepping }: Props) {
  useEffect(() => learning.datasets.want(), []);
  useEffect(() => listenToKeys(learning), []);
  useEffect(() => {
    const end = effect(() => {
      const moment = learning.moment.value;
      if (moment) root.dataset.iteration = String(moment.iteration);
      root.dataset.learning = String(learning.training.value);
      root.dataset.source = learning.source.value?.title ?? "";
    });
    return () => {
      end();
      for (const own of ["iteration", "learning", "source"]) delete root.dataset[own];
    };
  }, []);
  useEffect(() => {
    const following = followLinks(learning);
    // Without it the room begins as it is without a link.
    following.catch(() => (inRooms.value = {}));
    return () => void following.then((end) => end(), () => {});
  }, []);
  // Leaving lets what is under way come to rest.
  useEffect(() => learning.pause, []);
  return (
    <main class={learning.coming.value ? "learn coming-data" : "learn"}>
      <ResourceView
        resource={learning.datasets.now.value}
        what="The data"
        onAgain={learning.datasets.again}
      >
        {(sets) => {
          const first = sets.find(({ id }) => id === FIRST) ?? sets[0];
          if (!learning.source.value && !isLed()) openFirst(learning, first);
          return (
            <>
              <div class="learn-top">
                <Stage learning={learning} />
                <Beside learning={learning} />
                <Lens learning={learning} />
              </div>
              <Curve learning={learning} />
              <Bar
                learning={learning}
                onStepInside={async () => {
                  if (await stepInside(learning, session)) onStepping();
                }}
              />
            </>
          );
        }}
      </ResourceView>
    </main>
  );
}
