/** Numbers as they are written everywhere, and what is called by a letter with an index or a sign. */
const UNTRANSLATED =
  /([−-]?\d[\d.]*(?:e[−-]?\d+)?|[\p{L}∂∇Σ/′]*[₀-₉δηε∂∇Σ′][\p{L}₀-₉⁰¹²³⁴-⁹⁽⁾,∂∇δ/′]*)/u;

/**
 * A sentence whose numbers and names no translation touches, and which stand from left to right in
 * any language.
 */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {text.split(UNTRANSLATED).map((part, at) =>
        at % 2 ? <span class="as-written" translate={false}>{part}</span> : part
      )}
    </>
  );
}
