/**
 * The page inside a page of somebody else's: without its frame, keeping nothing, its parts chosen in
 * the address (`?parts=picture+step+timeline`). It tells its height to the page around it, by a
 * message `{ type: "backstep:height", height }`, whenever that changes.
 */

import { PARTS } from "../../exchange/embed_code.ts";
import { adoptStyle } from "../../ui/style/adopt_style.ts";
import { fullLink, openFragment } from "../address/address.ts";
import type { Opened } from "../address/linked_state.ts";
import style from "./embed.css" with { type: "text" };

adoptStyle(style);

/** Open what the address holds, and show the parts that it names, all if it names none. */
export async function openEmbedded(opened: Opened): Promise<void> {
  const asked = new URLSearchParams(location.search).get("parts")?.split(" ") ?? [];
  const parts = PARTS.filter((part) => asked.includes(part));
  document.documentElement.dataset.embed = (parts.length ? parts : PARTS).join(" ");
  document.body.append(linkToFullPage(opened));
  tellHeight();
  try {
    await openFragment(opened, location.hash);
  } finally {
    opened.session.begin();
  }
}

/** The full page at the state that is shown when the link is followed. */
function linkToFullPage(opened: Opened): HTMLElement {
  const link = document.createElement("a");
  link.className = "full-page";
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "Open in Backstep ↗";
  link.href = "./";
  link.addEventListener("click", () => (link.href = fullLink(opened)));
  return link;
}

function tellHeight(): void {
  if (globalThis.parent === globalThis.self) return;
  const { body } = document;
  new ResizeObserver(() => {
    // Whoever shows the page may know its height; it holds nothing that would be secret.
    parent.postMessage({ type: "backstep:height", height: body.scrollHeight }, "*");
  }).observe(body);
}
