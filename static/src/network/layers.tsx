import { ACTIVATIONS, OUTPUT_ACTIVATIONS } from "../trace/activations.ts";
import { capital } from "../lib/capital.ts";
import { type BiasMode, biasMode, withLayer } from "../session/edit.ts";
import { withBiases, withHiddenLayer, withoutHiddenLayer, withUnits } from "./edit.ts";
import { shortLayerName, theLayer } from "../trace/layer_names.ts";
import { depthOf, sizesOf } from "../trace/run.ts";
import { readCount } from "../lib/numbers/read_field.ts";
import { Field } from "../ui/field.tsx";
import { useRows } from "../ui/hooks/use_rows.ts";
import { Choice } from "../ui/choice.tsx";
import type { PartProps } from "./view.tsx";
import { Press } from "../ui/press.tsx";

const BIASES: Record<BiasMode, string> = {
  trained: "trained",
  frozen: "frozen",
  none: "none",
};

type LayersProps = Omit<PartProps, "notation" | "scrub">;

/** A row per layer: units, activation, biases; layers are added and taken away in between. */
export function Layers({ problem, limits, onEdit }: LayersProps) {
  const sizes = sizesOf(problem);
  const depth = depthOf(problem);
  const rows = useRows(sizes.length);
  return (
    <fieldset>
      <legend>Layers</legend>
      <ol class="layers">
        {/* Each field has its own name for who hears it. */}
        <li class="heads" aria-hidden="true">
          <span /> <span>units</span> <span>activation</span> <span>biases</span>
        </li>
        {sizes.map((units, layer) => {
          const name = theLayer(layer, depth);
          return (
            <li key={rows.keys[layer]}>
              <span class="layer-name">{capital(shortLayerName(layer, depth))}</span>
              <Field
                label={`Units of ${name}`}
                name={`units ${rows.keys[layer]}`}
                hideLabel
                text={String(units)}
                read={readCount(1, limits.units)}
                onCommit={(count) => onEdit((now) => withUnits(now, layer, count))}
              />
              {layer > 0 && <LayerChoices {...{ problem, limits, onEdit, name, layer }} />}
              {layer > 0 && layer < depth && (
                <Press
                  of={problem}
                  label={`Take ${name} away`}
                  onPress={() =>
                    rows.takeAway(layer, () => onEdit((now) => withoutHiddenLayer(now, layer)))}
                >
                  ×
                </Press>
              )}
            </li>
          );
        })}
      </ol>
      <Press
        disabled={depth >= limits.layers}
        of={problem}
        onPress={() =>
          rows.insert(depth, () => onEdit((now) => withHiddenLayer(now, depthOf(now) - 1)))}
      >
        Add a hidden layer
      </Press>
      {depth >= limits.layers && <p class="note">There can be {limits.layers} layers of weights.
      </p>}
    </fieldset>
  );
}

function LayerChoices(
  { problem, onEdit, name, layer }: LayersProps & { name: string; layer: number },
) {
  const own = problem.network.layers[layer - 1];
  const isOutput = layer === depthOf(problem);
  return (
    <>
      <Choice
        label={`Activation of ${name}`}
        hideLabel
        of={problem}
        value={own.activation}
        options={isOutput ? OUTPUT_ACTIVATIONS : ACTIVATIONS}
        onChoose={(activation) =>
          onEdit(
            (now) => withLayer(now, layer - 1, (each) => ({ ...each, activation })),
            "activation",
          )}
      />
      <Choice
        label={`Biases of ${name}`}
        hideLabel
        of={problem}
        value={biasMode(own)}
        options={BIASES}
        onChoose={(mode) => onEdit((now) => withBiases(now, layer - 1, mode as BiasMode), "biases")}
      />
    </>
  );
}
