/** What the activations are called. */

export const ACTIVATIONS: Record<string, string> = {
  identity: "identity",
  sigmoid: "sigmoid",
  tanh: "tanh",
  bipolar_sigmoid: "bipolar sigmoid",
  scaled_tanh: "scaled tanh",
  relu: "ReLU",
  leaky_relu: "leaky ReLU",
  elu: "ELU",
  softplus: "softplus",
  silu: "SiLU",
  gelu: "GELU",
};

/** Those of an output layer. */
export const OUTPUT_ACTIVATIONS: Record<string, string> = { ...ACTIVATIONS, softmax: "softmax" };
