/** What the picture shows, as tables: one a layer, a row a unit. */

import type { Layer, Problem, Step } from "../../wire/types.ts";
import { OUTPUT_ACTIVATIONS } from "../../trace/activations.ts";
import { capital } from "../../lib/capital.ts";
import { counted } from "../../lib/counted.ts";
import { layerName } from "../../trace/layer_names.ts";
import { plainName, unitName, weightName } from "../../trace/names.ts";
import { questionName } from "../../trace/questions.ts";
import { outputRef } from "../../trace/refs.ts";
import { depthOf, type Run, sizesOf } from "../../trace/run.ts";
import { latest, type State } from "../../trace/state.ts";

export interface UnitTable {
  title: string;
  columns: string[];
  rows: UnitRow[];
}

export interface UnitRow {
  name: string;
  /** The ref of each column's number. */
  refs: string[];
  weights: { name: string; weight: string; gradient: string }[];
}

/** Of a network with more weights than this, only the units of the step are listed. */
const MOST_WEIGHTS = 200;

/** Whether every unit is listed, and not only those that the step is about. */
export function listsAll(problem: Problem): boolean {
  const weights = problem.network.layers.map(({ weights }) => weights.length * weights[0].length);
  return weights.reduce((sum, count) => sum + count, 0) <= MOST_WEIGHTS;
}

/** The tables of the network in this state, the input first. */
export function unitTables(run: Run, state: State, step: Step | null): UnitTable[] {
  const { problem, notation } = run;
  const all = listsAll(problem);
  return sizesOf(problem).map((size, layer) => {
    const units = all ? Array.from({ length: size }, (_, unit) => unit) : unitsOf(step, layer);
    const columns = columnsOf(run, state, layer);
    return {
      title: layerTitle(problem, layer),
      columns: columns.map(({ title }) => title),
      rows: units.map((unit) => ({
        name: plainName(unitName(notation, layer, unit)),
        refs: columns.map(({ refs }) => latest(state, refs(layer, unit))),
        weights: weightsInto(run, state, layer, unit),
      })),
    };
  });
}

/** The network's shape in a sentence. */
export function shapeInWords(problem: Problem): string {
  const sizes = sizesOf(problem);
  const layers = problem.network.layers.map((_, at) =>
    `${layerTitle(problem, at + 1)}: ${counted(sizes[at + 1], "unit")}`
  );
  return [counted(sizes[0], "input"), ...layers].join(". ") + ".";
}

/** Input; Hidden layer 2, ReLU; Output layer, sigmoid. */
function layerTitle(problem: Problem, layer: number): string {
  if (layer === 0) return "Input";
  const title = capital(layerName(layer, depthOf(problem)));
  return `${title}, ${OUTPUT_ACTIVATIONS[problem.network.layers[layer - 1].activation]}`;
}

/** The units of a layer that the step is about. */
function unitsOf(step: Step | null, layer: number): number[] {
  if (step?.layer === layer && step.unit !== null) return [step.unit];
  return step && step.layer === layer + 1 && step.source !== null ? [step.source] : [];
}

interface Column {
  title: string;
  /** The refs it may show, the latest first. */
  refs: (layer: number, unit: number) => string[];
}

function columnsOf({ problem, notation }: Run, { sample }: State, layer: number): Column[] {
  const title = layer === 0 ? "input" : "output";
  const output = { title, refs: (at: number, unit: number) => [outputRef(at, unit)] };
  if (layer === 0) return [output];
  const own = problem.network.layers[layer - 1];
  const loss = questionName(notation, "loss", sample + 1);
  return [
    ofUnit(notation.net, "net"),
    output,
    ...(layer === depthOf(problem) ? OF_OUTPUTS : []),
    ofUnit(`∂${loss}/∂${notation.units[layer].base}`, "error"),
    ...(own.activation === "softmax" ? [] : [ofUnit("g′", "slope")]),
    ofUnit("δ", "delta"),
    ...biasColumns(own),
  ];
}

const OF_OUTPUTS: Column[] = [
  { title: "target", refs: (_, unit) => [`target.${unit}`] },
  { title: "share of the loss", refs: (_, unit) => [`loss_term.${unit}`] },
];

function biasColumns(layer: Layer): Column[] {
  if (!layer.biases) return [];
  return [
    ofUnit(layer.train_biases === false ? "bias, frozen" : "bias", "updated_bias", "bias"),
    ofUnit("∇ of the bias", "batch_bias_gradient", "bias_gradient"),
  ];
}

function ofUnit(title: string, ...quantities: string[]): Column {
  return {
    title,
    refs: (layer, unit) => quantities.map((quantity) => `${quantity}.${layer}.${unit}`),
  };
}

function weightsInto({ problem, notation }: Run, state: State, layer: number, unit: number) {
  if (layer === 0) return [];
  return problem.network.layers[layer - 1].weights[unit].map((_, source) => {
    const at = `${layer}.${unit}.${source}`;
    return {
      name: plainName(weightName(notation, layer, unit, source)),
      weight: latest(state, [`updated_weight.${at}`, `weight.${at}`]),
      gradient: latest(state, [`batch_weight_gradient.${at}`, `weight_gradient.${at}`]),
    };
  });
}
