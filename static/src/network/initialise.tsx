import { useState } from "preact/hooks";
import { initialised } from "./edit.ts";
import { SCHEMES } from "../lib/numbers/random.ts";
import { readCount } from "../lib/numbers/read_field.ts";
import { Field } from "../ui/field.tsx";
import { Choice } from "../ui/choice.tsx";
import type { PartProps } from "./view.tsx";
import { Press } from "../ui/press.tsx";

const LARGEST_SEED = 2 ** 32 - 1;
const TITLES = Object.fromEntries(Object.entries(SCHEMES).map(([id, { title }]) => [id, title]));

/** New random weights; the same seed gives the same ones. */
export function Initialise({ problem, onEdit }: PartProps) {
  const [scheme, setScheme] = useState("xavier");
  const [seed, setSeed] = useState(1);

  return (
    <fieldset>
      <legend>Random weights</legend>
      <Choice
        label="Scheme"
        value={scheme}
        options={TITLES}
        onChoose={(chosen) => {
          setScheme(chosen);
          return Promise.resolve(null);
        }}
      />
      <Field
        label="Seed"
        name="seed"
        text={String(seed)}
        read={readCount(0, LARGEST_SEED)}
        onCommit={(chosen) => {
          setSeed(chosen);
          return Promise.resolve(null);
        }}
      />
      <Press of={problem} onPress={() => onEdit((now) => initialised(now, scheme, seed))}>
        Draw all weights
      </Press>
    </fieldset>
  );
}
