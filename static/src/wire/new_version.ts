/** Whether the server has another version of the page by now than the one that is open. */

import { signal } from "@preact/signals";

/** How long the page may be out of sight before it is asked again, in ms. */
const SEEN_LATELY = 300_000;

export type NewVersion = ReturnType<typeof createNewVersion>;

/** `script` is the address of the open page's script, which has a hash of what is in it. */
export function createNewVersion(script: string | null) {
  const isThere = signal(false);
  const isPutOff = signal(false);
  let seen = Date.now();

  /** Ask the server which script its page has now. */
  async function look(): Promise<void> {
    seen = Date.now();
    if (!script || isThere.peek()) return;
    const page = await fetch("./", { cache: "no-store" })
      .then((answer) => answer.ok ? answer.text() : "", () => "");
    const now = scriptIn(page);
    if (now !== null && now !== script) isThere.value = true;
  }

  return {
    isThere,
    isPutOff,
    look,
    /** From now on, ask when the reader comes back to the page after some time. */
    watch(): void {
      document.addEventListener("visibilitychange", () => {
        if (!document.hidden && Date.now() - seen > SEEN_LATELY) look();
      });
    },
  };
}

/** The address of the script of a page; null where the page is another one. */
export function scriptIn(page: string): string | null {
  return page.match(/<script type="module" src="([^"]+)"/)?.[1] ?? null;
}
