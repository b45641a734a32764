/** What is another in a problem than it was, in words. */

import type { Layer, Notation, Problem } from "../../wire/types.ts";
import { OUTPUT_ACTIVATIONS } from "../../trace/activations.ts";
import { biasMode } from "../edit.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import { theLayer } from "../../trace/layer_names.ts";
import { LOSSES } from "../../trace/losses.ts";
import { questionName } from "../../trace/questions.ts";
import { depthOf, learningRate, sizesOf } from "../../trace/run.ts";

export interface Difference {
  /** The ref of a number, or the field. */
  of: string;
  /** How it is now, as a sentence. */
  says: string;
}

/** More changed numbers than this are counted, not listed. */
const MOST_LISTED = 3;

/** What has changed from one problem to another; of another shape nothing but that is told. */
export function changesBetween(before: Problem, now: Problem, notation: Notation): Difference[] {
  const sizes = sizesOf(now);
  if (String(sizes) !== String(sizesOf(before))) {
    return [{ of: "layers", says: `The layers have ${sizes.join(", ")} units.` }];
  }
  const count = now.samples.length;
  if (count !== before.samples.length) {
    return [{
      of: "samples",
      says: count === 1 ? "There is one sample." : `There are ${count} samples.`,
    }];
  }
  return [
    ...fieldChanges(before, now),
    ...now.network.layers.flatMap((layer, at) =>
      layerChanges(before.network.layers[at], layer, theLayer(at + 1, depthOf(now)))
    ),
    ...numberChanges(before, now, notation),
  ];
}

function fieldChanges(before: Problem, now: Problem): Difference[] {
  const fields: [string, (problem: Problem) => string | number][] = [
    ["loss", ({ loss }) => `The loss is ${LOSSES[loss]}.`],
    ["learning_rate", (problem) => `The learning rate η is ${learningRate(problem)}.`],
    [
      "reduction",
      ({ reduction }) =>
        `The samples’ gradients are ${reduction === "mean" ? "averaged" : "added up"}.`,
    ],
  ];
  return fields.flatMap(([of, write]) =>
    write(before) === write(now) ? [] : [{ of, says: String(write(now)) }]
  );
}

const BIASES = { trained: "trained", frozen: "frozen", none: "left out" };

function layerChanges(before: Layer, now: Layer, name: string): Difference[] {
  const changes: Difference[] = [];
  if (before.activation !== now.activation) {
    const says = `The activation of ${name} is ${OUTPUT_ACTIVATIONS[now.activation]}.`;
    changes.push({ of: "activation", says });
  }
  if (biasMode(before) !== biasMode(now)) {
    changes.push({
      of: "biases",
      says: `The biases of ${name} are ${BIASES[biasMode(now)]}.`,
    });
  }
  return changes;
}

/** Of numbers that both problems have. */
function numberChanges(before: Problem, now: Problem, notation: Notation): Difference[] {
  const [old, own] = [numbersOf(before), numbersOf(now)];
  const changed = [...own].filter(([key, value]) => old.has(key) && old.get(key) !== value);
  if (changed.length > MOST_LISTED) {
    return [{ of: "numbers", says: `${changed.length} numbers are new.` }];
  }
  return changed.map(([key, value]) => {
    const [ref, sample] = key.split("@");
    const where = sample && now.samples.length > 1 ? ` of sample ${Number(sample) + 1}` : "";
    return { of: ref, says: `${questionName(notation, ref)}${where} is ${formatNumber(value)}.` };
  });
}

/** Every given number by its ref, that of a sample with @ and which. */
function numbersOf({ network, samples }: Problem): Map<string, number> {
  const parameters = network.layers.flatMap(({ weights, biases }, below) => [
    ...weights.flatMap((row, to) =>
      row.map((w, from) => [`weight.${below + 1}.${to}.${from}`, w] as const)
    ),
    ...(biases ?? []).map((b, to) => [`bias.${below + 1}.${to}`, b] as const),
  ]);
  const given = samples.flatMap(({ input, target }, sample) => [
    ...input.map((x, at) => [`input.${at}@${sample}`, x] as const),
    ...target.map((y, at) => [`target.${at}@${sample}`, y] as const),
  ]);
  return new Map([...parameters, ...given]);
}
