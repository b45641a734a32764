import { deepStrictEqual as equal } from "node:assert";
import { layerName, shortLayerName, theLayer } from "../../../static/src/trace/layer_names.ts";

const layersOf = (depth: number) => Array.from({ length: depth + 1 }, (_, layer) => layer);

Deno.test("the only hidden layer has no number", () => {
  equal(layersOf(2).map((at) => layerName(at, 2)), ["input layer", "hidden layer", "output layer"]);
  equal(layersOf(2).map((at) => shortLayerName(at, 2)), ["input", "hidden", "output"]);
});

Deno.test("of several hidden layers each has its number, from 1", () => {
  const names = ["input layer", "hidden layer 1", "hidden layer 2", "output layer"];
  equal(layersOf(3).map((at) => layerName(at, 3)), names);
  equal(layersOf(3).map((at) => shortLayerName(at, 3)), [
    "input",
    "hidden 1",
    "hidden 2",
    "output",
  ]);
});

Deno.test("within a sentence a layer has its article, unless it has a number", () => {
  equal(layersOf(2).map((at) => theLayer(at, 2)), [
    "the input layer",
    "the hidden layer",
    "the output layer",
  ]);
  equal([1, 2, 3].map((at) => theLayer(at, 3)), [
    "hidden layer 1",
    "hidden layer 2",
    "the output layer",
  ]);
});

Deno.test("without a hidden layer there is an input and an output layer", () => {
  equal(layersOf(1).map((at) => layerName(at, 1)), ["input layer", "output layer"]);
});
