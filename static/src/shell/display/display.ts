/** How the page is shown: its colours, large for a projector, as a table. No part of the problem. */

import { effect, signal } from "@preact/signals";
import type { EdgesShow } from "../../ui/drawing/gradient_scale.ts";
import { DIGITS, digits } from "../../lib/numbers/format.ts";
import { keep, kept } from "../../session/store.ts";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = typeof THEMES[number];

const KEPT = "backstep:theme";
const KEPT_MOTION = "backstep:motion";
const KEPT_DIGITS = "backstep:digits";

export type Display = ReturnType<typeof createDisplay>;

export function createDisplay() {
  const theme = signal<Theme>(keptTheme());
  const presenting = signal(false);
  const black = signal(false);
  const spotlight = signal(false);
  effect(() => {
    if (!presenting.value) black.value = spotlight.value = false;
  });
  /** Whether a step is seen to happen; where the system wants no motion there is none. */
  const motion = signal(kept(KEPT_MOTION) !== "off");

  effect(() => {
    const { dataset } = document.documentElement;
    if (theme.value === "auto") delete dataset.theme;
    else dataset.theme = theme.value;
    keep(KEPT, theme.value);
  });

  effect(() => keep(KEPT_MOTION, motion.value ? "on" : "off"));

  const known = Number(kept(KEPT_DIGITS));
  if (DIGITS.includes(known)) digits.value = known;
  effect(() => keep(KEPT_DIGITS, String(digits.value)));

  /** The whole screen where the browser allows it; the presentation does without it too. */
  function fillScreen(): void {
    document.documentElement.requestFullscreen?.()?.catch(() => {});
  }

  function leave(): void {
    presenting.value = false;
    // Where the browser does not leave it, Escape does, and is told by the browser.
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  }

  // Escape leaves the full screen without the page hearing of the key.
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) presenting.value = false;
  });

  return {
    theme,
    presenting,
    motion,
    /** Whether the screen is black for a while, and whether a light follows the pointer. */
    black,
    spotlight,
    /** What the edges of the picture show. */
    edgesShow: signal<EdgesShow>("weight"),
    /** Whether the values stand beside the picture as a table for everybody to see. */
    tabled: signal(false),
    /** Whether the sheet of keys is open. */
    keysShown: signal(false),
    /** Whether the sheet is open with what the problem can be taken along as. */
    exchangeShown: signal<boolean | "embed">(false),
    present(): void {
      if (presenting.value) return leave();
      presenting.value = true;
      fillScreen();
    },
    leave,
    toggleBlack(): void {
      if (presenting.value) black.value = !black.value;
    },
    toggleSpotlight(): void {
      if (presenting.value) spotlight.value = !spotlight.value;
    },
  };
}

function keptTheme(): Theme {
  const known = kept(KEPT);
  return THEMES.find((theme) => theme === known) ?? "auto";
}
