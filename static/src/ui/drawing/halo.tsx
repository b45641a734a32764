import type { ComponentChildren } from "preact";

interface Props {
  x: number;
  y: number;
  "text-anchor": "start" | "middle" | "end";
  /** What the text says, as often as it is asked: first for the halo, which carries no refs. */
  says: (isHalo: boolean) => ComponentChildren;
}

/**
 * A text on a halo in the colour of the ground. The halo is a copy beneath: drawn with the text
 * itself, that of an index would bite the letter before it.
 */
export function HaloText({ says, ...place }: Props) {
  const text = { ...place, "dominant-baseline": "central" } as const;
  return (
    <>
      <text class="halo" aria-hidden="true" {...text}>{says(true)}</text>
      <text {...text}>{says(false)}</text>
    </>
  );
}
