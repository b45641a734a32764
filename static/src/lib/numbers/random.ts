/** Random initial weights, the same ones for the same seed everywhere. */

/** Numbers in [0, 1) from a 32-bit seed (the mulberry32 generator). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How far from 0 a weight may start, by the units it comes from and goes to. */
export const SCHEMES: Record<
  string,
  { title: string; bound: (from: number, to: number) => number }
> = {
  uniform: { title: "Uniform in ±1", bound: () => 1 },
  xavier: { title: "Xavier: ±√(6 / (in + out))", bound: (from, to) => Math.sqrt(6 / (from + to)) },
  he: { title: "He: ±√(6 / in)", bound: (from) => Math.sqrt(6 / from) },
};

/** A number in ±bound, of few enough digits to copy onto paper. */
export function draw(random: () => number, bound: number): number {
  return Math.round((random() * 2 - 1) * bound * 100) / 100;
}
