/** A part of the page that is loaded when it is entered, or a little before. */

import { createResource } from "./resource.ts";
import { Unreachable } from "./server.ts";

export type LateModule<Module> = ReturnType<typeof createLateModule<Module>>;

/** `load` imports the module. What has been loaded stays, also where the server is gone. */
export function createLateModule<Module>(load: () => Promise<Module>) {
  const { now, want, again } = createResource(async () => {
    try {
      return await load();
    } catch {
      throw new Unreachable("The server does not answer.");
    }
  });
  return { now, load: (): void => want(), again: (): Promise<void> => again() };
}
