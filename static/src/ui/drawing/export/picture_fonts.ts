/** The picture's typeface, for pictures that leave the page: the same on every machine. */

let faces: Promise<string> | null = null;

/** Its @font-face rules with the fonts in them; none where they cannot be had. */
export function embeddedFonts(): Promise<string> {
  faces ??= faceRules().catch(() => {
    faces = null;
    return "";
  });
  return faces;
}

async function faceRules(): Promise<string> {
  const links = document.querySelectorAll<HTMLLinkElement>("link[rel=preload][as=font]");
  const rules = await Promise.all([...links].map(async ({ href }) => {
    const font = await (await fetch(href)).blob();
    const range = href.includes("nabla") ? "unicode-range: U+2207;" : "";
    return `@font-face { font-family: "Backstep Sans"; font-weight: 400 700; ${range} ` +
      `src: url(${await dataUrl(font)}) format("woff2"); }`;
  }));
  return rules.join("\n");
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}
