/** To come. */
import type { Learning } from "../model/learning.ts";

export function Landscape({ learning: _ }: { learning: Learning }) {
  return <p class="note">…</p>;
}
