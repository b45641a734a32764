/** Reading a problem in JSON from a file. */

/** The file does not hold what it should. */
export class BrokenFile extends Error {}

/** The text of a file in UTF-8. Throws BrokenFile. */
async function textOf(file: File): Promise<string> {
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    // It has been moved, changed or taken away since it was chosen, or is a folder.
    throw new BrokenFile("The browser could not read it. Choose the file again.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BrokenFile("It is no text in UTF-8. Save it as UTF-8, or choose a JSON file.");
  }
}

/** The JSON in a file of at most so many bytes. Throws BrokenFile. */
export async function readJson(file: File, mostBytes: number): Promise<unknown> {
  if (file.size > mostBytes) {
    throw new BrokenFile(`It is larger than ${mostBytes / 1024} KiB, so it is no problem of ours.`);
  }
  const text = await textOf(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (!text.trim()) throw new BrokenFile("It is empty.");
    // What is wrong with a text is asked by few.
    const { jsonFault } = await import("../lib/files/json_fault.ts").catch(() => ({
      jsonFault: () => null,
    }));
    throw new BrokenFile(jsonFault(text) ?? "It is not JSON.");
  }
}
