/** The code that shows this very state in a page of somebody else's. */

/** What an embedded page may show, as its address names it. */
export const PARTS = ["picture", "step", "timeline"] as const;
export type EmbedPart = typeof PARTS[number];

export const PART_TITLES: Record<EmbedPart, string> = {
  picture: "Picture",
  step: "This step",
  timeline: "Timeline",
};

/** The address of the embedded page. `link` is the full page's, its state in the fragment. */
export function embedAddress(link: string, parts: readonly EmbedPart[]): string {
  const address = new URL("embed", link);
  if (parts.length < PARTS.length) address.search = `?parts=${parts.join("+")}`;
  address.hash = new URL(link).hash;
  return address.href;
}

/** An `<iframe>` to paste. */
export function embedCode(link: string, parts: readonly EmbedPart[]): string {
  const address = embedAddress(link, parts).replaceAll("&", "&amp;");
  const height = parts.includes("picture") ? 640 : 360;
  return `<iframe src="${address}" title="Backstep" width="100%" height="${height}" ` +
    `style="border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}
