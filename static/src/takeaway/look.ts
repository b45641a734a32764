/** How a formula looks outside the page: the page's colours on paper, and its type. */

const NAMES = [
  ...["ink", "quiet", "edge", "ground", "forward", "loss", "backward", "update"],
  ...["forward-ground", "loss-ground", "backward-ground", "update-ground"],
  ...["weight", "value", "bias", "net", "target", "loss", "error", "slope", "delta", "gradient"]
    .map((role) => `tint-${role}`),
];
const ROLES = NAMES.filter((name) => name.startsWith("tint-"));

const RULES = `
.shot { box-sizing: border-box; margin: 0; color: var(--ink); font: 16px/1.45 var(--sans); }
.shot .chip { display: inline-block; margin: 0; padding: 1px 10px; border-radius: 12px;
  background: var(--accent-ground); color: var(--accent); font-weight: 600; font-size: 14px; }
.shot h2 { display: inline-block; margin: 0 0 0 12px; font-size: 20px; }
.shot p { margin: 6px 0; }
math { font-family: "Backstep Math", "STIX Two Math", math; font-size: 20px; }
.formula { math-style: normal; }
.formula msup > mrow { font-size: 0.8em; math-depth: 0; }
.formula mtd { padding: 4px 2px; }
.formula .left { text-align: right; }
.formula .right { text-align: left; }
.terms mtd, .cases mtd { padding: 2px 6px 2px 0; text-align: left; }
mn[data-ref] { padding: 0 2px; border-radius: 4px; }
.read { background: var(--tint); }
mn.result { color: var(--accent); font-weight: 700; }
.part-ahead { visibility: hidden; }
.part-now { color: var(--accent); font-weight: 700; }
`;

/** The style sheet; with its own type where `face` brings it. */
export function lookOfShots(face = ""): string {
  const page = getComputedStyle(document.documentElement);
  const values = [...NAMES, "sans"]
    .map((name) => `--${name}: ${page.getPropertyValue(`--${name}`)};`);
  const phases = ["forward", "loss", "backward", "update"].map((phase) =>
    `.phase-${phase} { --accent: var(--${phase}); --accent-ground: var(--${phase}-ground); }`
  );
  const roles = ROLES.map((name) =>
    `.read-${name.replace("tint-", "")} { --tint: var(--${name}); }`
  );
  return [
    face,
    `:root, .shot { color-scheme: light; ${values.join(" ")} }`,
    ...phases,
    ...roles,
    RULES,
  ].join("\n");
}

/** The formulas' typeface as a rule that holds the font; nothing where it cannot be had. */
export async function formulaFace(): Promise<string> {
  try {
    const [rule, sheet] = faceRule();
    const [, address] = rule.cssText.match(/url\("?([^")]+)"?\)/) ?? [];
    const font = await (await fetch(new URL(address, sheet.href ?? location.href))).blob();
    const held = await new Promise((done, fail) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.onerror = () => fail(reader.error);
      reader.readAsDataURL(font);
    });
    return `@font-face { font-family: "Backstep Math"; src: url(${held}) format("woff2"); }`;
  } catch {
    return "";
  }
}

function faceRule(): [CSSFontFaceRule, CSSStyleSheet] {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      const isFace = rule instanceof CSSFontFaceRule && rule.cssText.includes("Backstep Math");
      if (isFace) return [rule, sheet];
    }
  }
  throw new Error("The page has no type of its own for formulas.");
}
