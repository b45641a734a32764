/** Files to take away and to bring in. */

/** Have the browser save the text or the picture as a file. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has read the address by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The file does not hold what it should. */
export class BrokenFile extends Error {}

/** The JSON in a file of at most so many bytes. Throws BrokenFile. */
export async function readJson(file: File, mostBytes: number): Promise<unknown> {
  if (file.size > mostBytes) {
    throw new BrokenFile(`It is larger than ${mostBytes / 1024} KiB, so it is no problem of ours.`);
  }
  const text = await file.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BrokenFile(
      text.trim() ? `It does not hold JSON: ${error.message}.` : "It is empty.",
    );
  }
}
