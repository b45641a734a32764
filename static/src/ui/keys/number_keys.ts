/** The numbers of a formula or a table, one after another by the keyboard. */

/**
 * What a box has whose numbers lead to their steps: one place for Tab, and Up and Down within it.
 * Left and Right go on stepping. What a number needs for the focus it has only while it has that,
 * so that a step costs nothing.
 */
export const WALKED = {
  "data-walked": true,
  tabIndex: 0,
  role: "group",
  "aria-description": "Up and Down go from number to number, Enter to the step that computes it",
} as const;

/** The box around it, if it is one whose numbers are walked. */
export function boxAround(at: Element): HTMLElement | null {
  return at.closest<HTMLElement>("[data-walked]");
}

/** Where Up or Down leads from the box or from one of its numbers; past the ends, to the box. */
export function neighbour(box: HTMLElement, from: Element, by: 1 | -1): Focusable | null {
  const numbers = [...box.querySelectorAll<Focusable>("[data-ref]")];
  if (numbers.length === 0) return null;
  const at = numbers.indexOf(from as Focusable);
  const next = at < 0 ? (by > 0 ? 0 : numbers.length - 1) : at + by;
  return numbers[next] ?? box;
}

export type Focusable = HTMLElement | MathMLElement;

/**
 * Give a number the focus, and its name for as long as it has it. In a formula there is no place
 * for a link: to a screen reader the whole of it is one thing.
 */
export function focusAs(name: string, number: Focusable): void {
  const own: Record<string, string> = { tabindex: "-1", "aria-label": name };
  if (!number.closest("math")) own.role = "link";
  for (const [attribute, value] of Object.entries(own)) number.setAttribute(attribute, value);
  number.addEventListener("blur", () => {
    for (const attribute of Object.keys(own)) number.removeAttribute(attribute);
  }, { once: true });
  number.focus();
}
