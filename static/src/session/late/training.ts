/** What runs iterations: it comes when one is first wanted. Throws Unreachable where it does not. */

import { Unreachable } from "../../wire/server.ts";

export async function training(): Promise<typeof import("../iterations/late.ts")> {
  return await import("../iterations/late.ts").catch(() => {
    throw new Unreachable("The server does not answer.");
  });
}
