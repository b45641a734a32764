/** MathML to take away: what the page shows, without what only this page understands. */

const NAMESPACE = "http://www.w3.org/1998/Math/MathML";

/** The attributes that mean something in any MathML. */
const MEANINGFUL = new Set([
  "display",
  "mathvariant",
  "lspace",
  "rspace",
  "stretchy",
  "columnalign",
]);

/** What our style sheet says of a table, in MathML's own words. */
const ALIGNMENTS: Record<string, string> = {
  formula: "right center left",
  terms: "left",
  cases: "left",
};

/** The formula as a MathML document fragment of its own. */
export function standaloneMathml(math: Element): string {
  const copy = math.cloneNode(true) as Element;
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    const alignment = ALIGNMENTS[element.getAttribute("class") ?? ""];
    for (const name of element.getAttributeNames()) {
      if (!MEANINGFUL.has(name)) element.removeAttribute(name);
    }
    if (alignment) element.setAttribute("columnalign", alignment);
  }
  copy.setAttribute("xmlns", NAMESPACE);
  return new XMLSerializer().serializeToString(copy);
}
