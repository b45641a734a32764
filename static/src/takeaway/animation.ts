/** Stops one after another as an animated GIF. */

import { applyPalette, GIFEncoder, quantize } from "gifenc";
import { NoPng, type StandalonePicture } from "../ui/drawing/export/picture_file.ts";

/** How long each is shown, and the last one, before it begins anew, in ms. */
const SHOWN = 1200;
const LAST = 4000;
/** A picture of few colours: as many as a GIF can hold. */
const COLOURS = 256;

/** The animation of the images; `goesOn` hears how many are done, and may end it. */
export async function animated(
  images: StandalonePicture[],
  goesOn: (done: number) => boolean,
): Promise<Blob | null> {
  const gif = GIFEncoder();
  for (const [at, image] of images.entries()) {
    if (!goesOn(at)) return null;
    const { data, width, height } = await pixelsOf(image);
    const palette = quantize(data, COLOURS);
    const delay = at < images.length - 1 ? SHOWN : LAST;
    gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay });
    // The page stays at hand between two of them.
    await new Promise((done) => setTimeout(done));
  }
  gif.finish();
  return new Blob([gif.bytes()], { type: "image/gif" });
}

async function pixelsOf({ svg, width, height }: StandalonePicture): Promise<ImageData> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode().catch(() => {
    throw new NoPng("The browser could not read the picture.");
  });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width), Math.round(height)];
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  if (!paper) throw new NoPng("The browser has nothing to draw it on.");
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  try {
    return paper.getImageData(0, 0, canvas.width, canvas.height);
  } catch {
    // Some browsers give no pixels of a picture that holds MathML.
    throw new NoPng("The browser keeps the picture to itself.");
  }
}
