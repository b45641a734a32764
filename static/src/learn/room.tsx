import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Session } from "../session/session.ts";
import { ResourceView } from "../ui/resource.tsx";
import { adoptRoomStyle } from "./style/style.ts";
import { Bar } from "./bar/bar.tsx";
import { DataChoice } from "./bar/data_choice.tsx";
import { Beside } from "./beside/beside.tsx";
import { Curve } from "./curve/curve.tsx";
import { createLearning, type Learning } from "./model/learning.ts";
import { Lens } from "./stage/lens.tsx";
import { Stage } from "./stage/stage.tsx";
import { stepInside } from "./model/step_inside.ts";
import { openSet } from "./model/opening.ts";

adoptRoomStyle();

export { DataChoice };

const FIRST = "moons";

const known = new WeakMap<Session, Learning>();

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
  useEffect(() =>
    effect(() => {
      const moment = learning.moment.value;
      if (moment) root.dataset.iteration = String(moment.iteration);
      root.dataset.learning = String(learning.training.value);
    }), []);
  // Leaving lets what is under way come to rest.
  useEffect(() => () => {
    learning.pause();
    delete root.dataset.learning;
  }, []);
  return (
    <main class="learn">
      <ResourceView
        resource={learning.datasets.now.value}
        what="The data"
        onAgain={learning.datasets.again}
      >
        {(sets) => {
          const first = sets.find(({ id }) => id === FIRST) ?? sets[0];
          if (!learning.source.value) openSet(learning, first);
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
