/** Files of other software, by how their names end; any other is taken for a problem in JSON. */

const ENDINGS = "safetensors npz onnx keras h5 hdf5 pt pth csv tsv txt xlsx".split(" ");

export function isForeign(name: string): boolean {
  return ENDINGS.includes(name.toLowerCase().split(".").at(-1) ?? "") && name.includes(".");
}

/** For the choice of a file. */
export const ACCEPTED = ["application/json", "json", ...ENDINGS].join(",.");
