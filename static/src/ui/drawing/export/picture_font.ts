/** The picture's typeface, for pictures that leave the page: the same on every machine. */

let face: Promise<string> | null = null;

/** Its @font-face rule with the font in it; none where it cannot be had. */
export function embeddedFont(): Promise<string> {
  face ??= faceRule().catch(() => {
    face = null;
    return "";
  });
  return face;
}

async function faceRule(): Promise<string> {
  const link = document.querySelector<HTMLLinkElement>("link[rel=preload][as=font]");
  if (!link) return "";
  const font = await (await fetch(link.href)).blob();
  return '@font-face { font-family: "Backstep Sans"; font-weight: 400 700; ' +
    `src: url(${await dataUrl(font)}) format("woff2"); }`;
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}
