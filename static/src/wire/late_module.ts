/** A part of the page that is loaded when it is entered, or a little before. */

import { roomsStyle } from "./rooms_style.ts";
import { createResource } from "./resource.ts";
import { Unreachable } from "./server.ts";

export type LateModule<Module> = ReturnType<typeof createLateModule<Module>>;

/** To load what did not come once more. */
const failed = new Set<() => Promise<void>>();

/** Load again whatever did not come: the server is back. */
export function loadFailedAgain(): void {
  for (const again of failed) again();
}

/** `load` imports the module. What has been loaded stays, also where the server is gone. */
export function createLateModule<Module>(load: () => Promise<Module>) {
  const { now, want, again } = createResource(async () => {
    try {
      const [module] = await Promise.all([load(), roomsStyle()]);
      failed.delete(again);
      return module;
    } catch {
      failed.add(again);
      throw new Unreachable("The server does not answer.");
    }
  });
  return {
    now,
    load: (): void => want(),
    /** Load it, unless it is there or on its way. */
    enter(): void {
      if (now.peek().kind === "failed") again();
      else want();
    },
    again: (): Promise<void> => again(),
  };
}
