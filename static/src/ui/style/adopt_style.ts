/** Style sheets of rooms that are loaded when they are entered, behind those of the first view. */

const adopted = new Set<string>();

/** Let the text of a style sheet hold from now on; once, however often it is asked for. */
export function adoptStyle(text: string): void {
  if (adopted.has(text)) return;
  adopted.add(text);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}
