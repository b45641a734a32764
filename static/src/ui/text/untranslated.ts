/** On SVG and MathML: no translation touches it. Their attribute is a word, whatever the types say. */
export const UNTRANSLATED = { translate: "no" } as unknown as { translate: false };
