import { Unreadable } from "../../lib/numbers/unreadable.ts";
import { SCHEMES } from "../../lib/numbers/random.ts";
import { readCount } from "../../lib/numbers/read_field.ts";
import { ACTIVATIONS } from "../../trace/activations.ts";
import { Choice } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Menu } from "../../ui/menu.tsx";
import type { Learning } from "../model/learning.ts";
import { RunOptions } from "./run_options.tsx";
import { networkFor, type Shape } from "../model/settings.ts";

const MOST_LAYERS = 6;
const MOST_UNITS = 64;
const LARGEST_SEED = 2 ** 32 - 1;

/** `8, 8`; nothing for no hidden layer. Throws Unreadable. */
function readHidden(text: string): number[] {
  const parts = text.split(/[\s,;–-]+/).filter(Boolean);
  if (parts.length > MOST_LAYERS) throw new Unreadable(`At most ${MOST_LAYERS} hidden layers.`);
  return parts.map((part) => readCount(1, MOST_UNITS)(part));
}

/** Hidden layers, their activation and their initial weights: each change begins a new run. */
export function NetworkMenu({ learning }: { learning: Learning }) {
  const run = learning.run.value;
  const drawn = learning.drawn.value;
  const source = learning.source.value;
  if (!run || !source) return null;
  const layers = run.start.network.layers;
  const hidden = layers.slice(0, -1).map(({ weights }) => weights.length);
  const activation = layers.length > 1 ? layers[0].activation : "tanh";
  const optimizer = run.start.optimizer ?? { name: "sgd", learning_rate: 0.5 };

  function change(part: Partial<Shape>): Promise<null> {
    if (!run || !source) return Promise.resolve(null);
    const shape = { hidden, activation, ...drawn, ...part };
    learning.begin(networkFor(source.table, shape, optimizer), {
      batchSize: run.batchSize,
      shuffleSeed: run.shuffleSeed,
      goal: run.goal,
    });
    learning.drawn.value = { scheme: shape.scheme, seed: shape.seed };
    return Promise.resolve(null);
  }

  return (
    <Menu title="Network" kind="own-network">
      <Field
        label="Units of the hidden layers"
        text={hidden.join(", ")}
        read={readHidden}
        onCommit={(units) => change({ hidden: units })}
      />
      <Choice
        label="Their activation"
        value={activation}
        options={ACTIVATIONS}
        onChoose={(chosen) => change({ activation: chosen })}
      />
      <Choice
        label="Initial weights"
        value={drawn.scheme}
        options={{
          ...Object.fromEntries(Object.entries(SCHEMES).map(([id, { title }]) => [id, title])),
          zero: "All 0, to see it fail",
        }}
        onChoose={(scheme) => change({ scheme })}
      />
      <Field
        label="drawn from seed"
        text={String(drawn.seed)}
        read={readCount(0, LARGEST_SEED)}
        onCommit={(seed) => change({ seed })}
      />
      <Field
        label="Seed of the shuffle"
        text={String(run.shuffleSeed)}
        read={readCount(0, LARGEST_SEED)}
        onCommit={(shuffleSeed) => {
          learning.begin(run.start, { batchSize: run.batchSize, shuffleSeed, goal: run.goal });
          return Promise.resolve(null);
        }}
      />
      <RunOptions learning={learning} />
      <p class="note">A change begins a new run from the start; the one before stays to compare.</p>
    </Menu>
  );
}
