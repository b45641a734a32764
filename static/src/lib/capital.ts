/** Words at the start of a line or a sentence. */

/** The text with a capital first letter. */
export function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
