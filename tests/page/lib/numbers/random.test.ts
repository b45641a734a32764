import { deepStrictEqual as equal, ok } from "node:assert";
import { initialised } from "../../../../static/src/network/edit.ts";
import { draw, generator, SCHEMES } from "../../../../static/src/lib/numbers/random.ts";
import { network } from "../../networks.ts";

const several = (seed: number, count: number): number[] => {
  const random = generator(seed);
  return Array.from({ length: count }, () => random());
};

Deno.test("a seed gives the numbers that the mulberry32 generator is published with", () => {
  equal(several(1, 3), [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  equal(several(2 ** 32 - 1, 2), [0.8964226141106337, 0.189478256739676]);
});

Deno.test("other seeds give other numbers, the smallest and the largest among them", () => {
  const firsts = [0, 1, 2, 3, 2 ** 31, 2 ** 32 - 1].map((seed) => several(seed, 1)[0]);
  equal(new Set(firsts).size, firsts.length);
});

Deno.test("numbers lie in [0, 1), half of them in each half, a tenth in each tenth", () => {
  const numbers = several(7, 20_000);
  ok(numbers.every((number) => number >= 0 && number < 1));
  for (const tenth of Array(10).keys()) {
    const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / 20_000;
    ok(Math.abs(share - 0.1) < 0.01, `the tenth ${tenth} holds ${share}`);
  }
});

Deno.test("a weight lies within its bound and has no more than two decimals", () => {
  const random = generator(3);
  for (const bound of [0.5, 1, Math.sqrt(6 / 5)]) {
    const drawn = Array.from({ length: 500 }, () => draw(random, bound));
    ok(drawn.every((weight) => Math.abs(weight) <= bound + 0.005));
    ok(drawn.every((weight) => Number(weight.toFixed(2)) === weight));
    ok(drawn.some((weight) => weight < -bound / 2) && drawn.some((weight) => weight > bound / 2));
  }
});

Deno.test("the bounds are those of the schemes' papers", () => {
  equal(SCHEMES.uniform.bound(100, 7), 1);
  equal(SCHEMES.xavier.bound(4, 2), 1);
  equal(SCHEMES.xavier.bound(64, 32), 0.25);
  equal(SCHEMES.he.bound(24, 1), 0.5);
});

Deno.test("a network drawn twice by the same scheme and seed is the same, by others another", () => {
  const problem = network([3, 4, 2]);
  const once = initialised(problem, "xavier", 5);
  equal(initialised(initialised(problem, "he", 9), "xavier", 5), once);
  const weights = (of: typeof problem) => JSON.stringify(of.network.layers.map((l) => l.weights));
  ok(weights(initialised(problem, "xavier", 6)) !== weights(once));
  ok(weights(initialised(problem, "he", 5)) !== weights(once));
});

Deno.test("drawing weights sets the biases to 0 and keeps all else", () => {
  const problem = network([3, 4, 2], { trainBiases: false });
  const drawn = initialised(problem, "he", 1);
  equal(drawn.network.layers.map((layer) => layer.biases), [[0, 0, 0, 0], [0, 0]]);
  const others = ({ network: { layers }, ...rest }: typeof problem) => [
    rest,
    layers.map(({ activation, train_biases }) => [activation, train_biases]),
  ];
  equal(others(drawn), others(problem));
  const none = network([3, 2], { biases: false });
  equal(initialised(none, "he", 1).network.layers[0].biases, null);
});

Deno.test("each layer is drawn within the bound of its own units", () => {
  const drawn = initialised(network([2, 20, 1]), "xavier", 4);
  for (const layer of drawn.network.layers) {
    const bound = Math.sqrt(6 / (layer.weights[0].length + layer.weights.length));
    ok(layer.weights.flat().every((weight) => Math.abs(weight) <= bound + 0.005));
  }
});
