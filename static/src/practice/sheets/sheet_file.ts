/** The network or the graph on show as a worksheet or its solution, made by the server: to print, or as a file. */

import { saveFile } from "../../lib/files/save.ts";
import type { Either } from "../../wire/either.ts";

export const FORMATS = {
  print: "paper or PDF",
  docx: "Word",
  tex: "LaTeX",
  html: "HTML",
};
export type Format = keyof typeof FORMATS;

export type Wanted = Either & {
  asked: string[];
  points: Record<string, number>;
  variants: number;
  solution: boolean;
};

/** An address holds no more than this everywhere. */
const LONGEST = 16_000;

/** Where the browser shows the sheet, and prints it; null where an address cannot hold it. */
export function printLink(wanted: Wanted): string | null {
  const link = `./worksheet?sheet=${encodeURIComponent(JSON.stringify(wanted))}`;
  return link.length <= LONGEST ? link : null;
}

/** Have it saved; what is told where it could not be, else nothing. */
export async function saveSheet(wanted: Wanted, format: Exclude<Format, "print">): Promise<string> {
  try {
    const response = await fetch("./api/worksheet", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...wanted, format }),
    });
    if (!response.ok) return (await response.json()).detail ?? "The server could not make it.";
    saveFile(`${wanted.solution ? "solution" : "worksheet"}.${format}`, await response.blob());
    return "";
  } catch {
    return "The server does not answer. Try again.";
  }
}
