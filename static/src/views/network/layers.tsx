import {
  type BiasMode,
  biasMode,
  withBiases,
  withHiddenLayer,
  withLayer,
  withoutHiddenLayer,
  withUnits,
} from "../../model/edit.ts";
import { depthOf, sizesOf } from "../../model/run.ts";
import { readCount } from "../../model/reading.ts";
import { Field } from "../field.tsx";
import { Choice } from "./choice.tsx";
import type { PartProps } from "./network.tsx";

export const ACTIVATIONS: Record<string, string> = {
  identity: "identity",
  sigmoid: "sigmoid",
  tanh: "tanh",
  relu: "ReLU",
  leaky_relu: "leaky ReLU",
  elu: "ELU",
  softplus: "softplus",
  silu: "SiLU",
  gelu: "GELU",
};

const BIASES: Record<BiasMode, string> = {
  trained: "biases",
  frozen: "frozen",
  none: "none",
};

/** A row per layer: units, activation, biases; layers are added and taken away in between. */
export function Layers({ problem, limits, onEdit }: PartProps) {
  const sizes = sizesOf(problem);
  const depth = depthOf(problem);
  return (
    <fieldset>
      <legend>Layers</legend>
      <ol class="layers">
        {sizes.map((units, layer) => {
          const name = layer === 0 ? "Input" : layer === depth ? "Output" : `Hidden ${layer}`;
          return (
            <li>
              <span class="layer-name">{name}</span>
              <Field
                label={`Units of ${name}`}
                hideLabel
                text={String(units)}
                read={readCount(1, limits.units)}
                onCommit={(count) => onEdit(withUnits(problem, layer, count))}
              />
              {layer > 0 && <LayerChoices {...{ problem, limits, onEdit, name, layer }} />}
              {layer > 0 && layer < depth && (
                <button
                  type="button"
                  title={`Take ${name} away`}
                  aria-label={`Take ${name} away`}
                  onClick={() => onEdit(withoutHiddenLayer(problem, layer))}
                >
                  ×
                </button>
              )}
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        disabled={depth >= limits.layers}
        onClick={() => onEdit(withHiddenLayer(problem, depth - 1))}
      >
        Add a hidden layer
      </button>
      {depth >= limits.layers && <p class="note">There can be {limits.layers} layers of weights.
      </p>}
    </fieldset>
  );
}

function LayerChoices(
  { problem, onEdit, name, layer }: PartProps & { name: string; layer: number },
) {
  const own = problem.network.layers[layer - 1];
  const isOutput = layer === depthOf(problem);
  return (
    <>
      <Choice
        label={`Activation of ${name}`}
        hideLabel
        value={own.activation}
        options={isOutput ? { ...ACTIVATIONS, softmax: "softmax" } : ACTIVATIONS}
        onChoose={(activation) =>
          onEdit(withLayer(problem, layer - 1, (each) => ({ ...each, activation })))}
      />
      <Choice
        label={`Biases of ${name}`}
        hideLabel
        value={biasMode(own)}
        options={BIASES}
        onChoose={(mode) => onEdit(withBiases(problem, layer - 1, mode as BiasMode))}
      />
    </>
  );
}
