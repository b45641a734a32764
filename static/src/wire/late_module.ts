/** A part of the page that is loaded when it is entered, or a little before. */

import { roomsStyle } from "./rooms_style.ts";
import { createResource } from "./resource.ts";
import { Unreachable } from "./server.ts";

export type LateModule<Module> = ReturnType<typeof createLateModule<Module>>;

/** `load` imports the module. What has been loaded stays, also where the server is gone. */
export function createLateModule<Module>(load: () => Promise<Module>) {
  const { now, want, again } = createResource(async () => {
    try {
      const [module] = await Promise.all([load(), roomsStyle()]);
      return module;
    } catch {
      throw new Unreachable("The server does not answer.");
    }
  });
  return { now, load: (): void => want(), again: (): Promise<void> => again() };
}
