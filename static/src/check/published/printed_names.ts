/** The names by which a reader calls the numbers of a problem: δ o₁, dE/dw11, delta.2.0. */

import type { Block, Notation, Problem } from "../../wire/types.ts";
import { plainName, weightName } from "../../trace/names.ts";
import { questionName, questionsOf } from "../../trace/questions.ts";

/** The ref that a name stands for, or null. */
export type RefOf = (name: string) => string | null;

const REF = /^[a-z_]+(\.\d+){1,3}$|^(batch_)?loss$/;

/** The names of all numbers of a problem, in its notation; refs stand for themselves. */
export function refsByName(
  notation: Notation,
  blocks: Block[],
  problem: Problem,
  sample = 0,
): RefOf {
  const asked = questionsOf(blocks);
  const refs = [...givenIn(problem), ...asked, ...ofBatch(asked, problem)];
  const nameOf = (ref: string) => plainly(questionName(notation, ref, sample + 1));
  // ∂L/∂h₁ is a sample's alone, and is known without it too.
  const known = new Map(refs.map((ref) => [nameOf(ref).replace(/^∂l\(\d+\)/, "∂l"), ref]));
  for (const ref of refs) known.set(nameOf(ref), ref);
  for (const [name, ref] of countedNames(nameOf, notation, refs, problem)) known.set(name, ref);
  return (name) => {
    const written = name.trim().toLowerCase();
    if (REF.test(written)) return written;
    return known.get(plainly(name)) ?? null;
  };
}

/** What a batch has as a whole, under the names that in a single sample are the sample's. */
function ofBatch(refs: string[], { samples }: Problem): string[] {
  return samples.length > 1
    ? refs.filter((ref) => /^loss$|_gradient/.test(ref)).map((ref) => `batch_${ref}`)
    : [];
}

function givenIn({ network, samples }: Problem): string[] {
  const [{ input, target }] = samples;
  return [
    ...input.map((_, i) => `input.${i}`),
    ...target.map((_, k) => `target.${k}`),
    ...network.layers.flatMap(({ weights, biases }, at) => [
      ...weights.flatMap((row, j) => row.map((_, i) => `weight.${at + 1}.${j}.${i}`)),
      ...(biases ?? []).map((_, j) => `bias.${at + 1}.${j}`),
    ]),
  ];
}

/**
 * Of w₅ new, ∂L/∂w₅: the first nine weights by their place among all, row after row of layer after
 * layer, as they are given.
 */
function countedNames(
  nameOf: (ref: string) => string,
  notation: Notation,
  refs: string[],
  { network }: Problem,
) {
  const weights = network.layers.flatMap((layer, at) =>
    layer.weights.flatMap((row, unit) => row.map((_, source) => [at + 1, unit, source]))
  ).slice(0, 9);
  const counted = new Map(weights.map((place, at) => [place.join("."), `w${at + 1}`]));
  return refs.flatMap((ref): [string, string][] => {
    const [quantity, ...place] = ref.split(".");
    const count = counted.get(place.join("."));
    if (!count || !quantity.includes("weight")) return [];
    const [layer, unit, source] = place.map(Number);
    const own = plainly(plainName(weightName(notation, layer, unit, source)));
    return [[nameOf(ref).replace(own, count), ref]];
  });
}

/**
 * A name without what differs from hand to hand: spaces, lowered digits, E or C for L, ∇w or grad w
 * for ∂L/∂w, d or ∂L/∂net for δ, z for net, g′ of any unit, out h for h, and + or ′ for new.
 */
function plainly(name: string): string {
  return name.normalize("NFKC").toLowerCase()
    .replace(/[\s_^{}$\\]/g, "")
    .replaceAll("delta", "δ")
    .replaceAll("'", "′")
    .replace(/^(∇|grad(ient)?(of)?|nabla)(?=[a-z])/, "∂l/∂")
    .replace(/^[d∂](?:etotal|loss|[celj])(\(\d+\))?\/[d∂]/, "∂l$1/∂")
    .replace(/^(?:etotal|[celj]|error|cost|loss)(\(\d+\))?$/, "l$1")
    .replace(/^out(?=[ho])/, "")
    .replace(/^(new|updated)(.+)/, "$2new")
    .replace(/(\+|\(new\))$/, "new")
    .replace(/^([wub].*[\d)])′$/, "$1new")
    .replace(/^g([ho]|\d+)?′(?=\()/, "g′")
    .replace(/(^|∂|\()z(?=[hoa]?\d)/, "$1net")
    .replace(/^(d|∂l\/∂net)(?=[hoa]?\d)/, "δ");
}
