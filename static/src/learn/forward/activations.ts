/**
 * g of every activation, for pictures: what each unit answers at every point of the plane, sixty
 * times a second. The numbers of steps are the server's; tests hold the two together.
 */

const SQRT2 = Math.SQRT2;

/** erfc to 1.2e−7 of itself (Press et al., Numerical Recipes, 2nd edition, section 6.2). */
function erfc(x: number): number {
  const z = Math.abs(x);
  const t = 1 / (1 + 0.5 * z);
  const series = [
    -1.26551223,
    1.00002368,
    0.37409196,
    0.09678418,
    -0.18628806,
    0.27886807,
    -1.13520398,
    1.48851587,
    -0.82215223,
    0.17087277,
  ].reduceRight((sum, factor) => sum * t + factor, 0);
  const tail = t * Math.exp(-z * z + series);
  return x >= 0 ? tail : 2 - tail;
}

const sigmoid = (net: number) => {
  const decay = Math.exp(-Math.abs(net));
  return (net >= 0 ? 1 : decay) / (1 + decay);
};

/** g(net) of one unit; softmax is of a whole layer. */
export const G: Record<string, (net: number) => number> = {
  identity: (net) => net,
  sigmoid,
  tanh: Math.tanh,
  relu: (net) => net > 0 ? net : 0,
  leaky_relu: (net) => net > 0 ? net : 0.01 * net,
  elu: (net) => net > 0 ? net : Math.expm1(net),
  softplus: (net) => Math.max(0, net) + Math.log1p(Math.exp(-Math.abs(net))),
  silu: (net) => net * sigmoid(net),
  gelu: (net) => 0.5 * net * erfc(-net / SQRT2),
};

/** The outputs of a layer, written over its nets. */
export function activate(activation: string, nets: Float64Array): void {
  if (activation !== "softmax") {
    const g = G[activation];
    for (let j = 0; j < nets.length; j++) nets[j] = g(nets[j]);
    return;
  }
  const most = nets.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let k = 0; k < nets.length; k++) sum += nets[k] = Math.exp(nets[k] - most);
  for (let k = 0; k < nets.length; k++) nets[k] /= sum;
}

/** Where the outputs of an activation lie, to colour them; null where they have no bound. */
export function rangeOf(activation: string): [number, number] | null {
  if (activation === "sigmoid" || activation === "softmax") return [0, 1];
  return activation === "tanh" ? [-1, 1] : null;
}
