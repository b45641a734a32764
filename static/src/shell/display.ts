/** How the page is shown: its colours, large for a projector, as a table. No part of the problem. */

import { effect, signal } from "@preact/signals";
import { keep, kept } from "../session/store.ts";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = typeof THEMES[number];

const KEPT = "backstep:theme";

export type Display = ReturnType<typeof createDisplay>;

export function createDisplay() {
  const theme = signal<Theme>(keptTheme());
  const presenting = signal(false);

  effect(() => {
    const { dataset } = document.documentElement;
    if (theme.value === "auto") delete dataset.theme;
    else dataset.theme = theme.value;
    keep(KEPT, theme.value);
  });

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
    /** Whether the values stand beside the picture as a table for everybody to see. */
    tabled: signal(false),
    /** Whether the sheet of keys is open. */
    keysShown: signal(false),
    /** Whether the sheet is open with what the problem can be taken along as. */
    exchangeShown: signal(false),
    present(): void {
      if (presenting.value) return leave();
      presenting.value = true;
      fillScreen();
    },
    leave,
  };
}

function keptTheme(): Theme {
  const known = kept(KEPT);
  return THEMES.find((theme) => theme === known) ?? "auto";
}
