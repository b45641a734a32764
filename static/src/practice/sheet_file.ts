/** The network on show as a worksheet or its solution, made by the server, as a file. */

import { saveFile } from "../lib/files.ts";
import type { Problem } from "../wire/types.ts";

/** What a sheet asks for, and how that reads. */
export const ASKED: Record<string, [string, string[]]> = {
  all: ["every number", []],
  forward: ["the forward pass and the loss", ["net", "output", "loss_term", "loss"]],
  backward: ["δ and the gradients", ["delta", "weight_gradient", "bias_gradient"]],
  update: ["the new weights", ["updated_weight", "updated_bias"]],
};

interface Wanted {
  asked: string;
  format: "html" | "tex";
  solution: boolean;
}

/** Have it saved; what is told where it could not be, else nothing. */
export async function saveSheet(problem: Problem, wanted: Wanted): Promise<string> {
  const { asked, format, solution } = wanted;
  try {
    const response = await fetch("./api/worksheet", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ problem, format, solution, asked: ASKED[asked][1] }),
    });
    if (!response.ok) return (await response.json()).detail ?? "The server could not make it.";
    saveFile(`${solution ? "solution" : "worksheet"}.${format}`, await response.blob());
    return "";
  } catch {
    return "The server does not answer. Try again.";
  }
}
