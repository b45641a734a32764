import { deepStrictEqual as equal, throws } from "node:assert";
import { Unreadable } from "../../../static/src/lib/numbers/unreadable.ts";
import { withShare } from "../../../static/src/session/target_shares.ts";

function refuses(shares: number[], at: number, share: number, reason: RegExp): void {
  throws(
    () => withShare(shares, at, share),
    (error) => error instanceof Unreadable && reason.test(error.message),
  );
}

Deno.test("beside a 1 the other shares are 0", () => {
  equal(withShare([1, 0, 0], 2, 1), [0, 0, 1]);
  equal(withShare([0.2, 0.3, 0.5], 0, 1), [1, 0, 0]);
});

Deno.test("of two shares the other one takes the rest, without a trace of binary fractions", () => {
  equal(withShare([1, 0], 0, 0.9), [0.9, 0.1]);
  equal(withShare([0.5, 0.5], 1, 0.3), [0.7, 0.3]);
  equal(withShare([1, 0], 0, 0), [0, 1]);
});

Deno.test("of more than two a change that still adds up to 1, but for rounding, is taken as it is", () => {
  equal(withShare([0.333, 0.333, 0.33], 2, 0.333), [0.333, 0.333, 0.333]);
});

Deno.test("where it is not clear what the others are, it says so and what to do", () => {
  refuses([1, 0, 0], 1, 0.4, /add up to 1\.4, not to 1\. Type 1 for the right class/);
  refuses([1, 0, 0], 0, 0, /add up to 0, not to 1/);
});

Deno.test("a share lies from 0 to 1", () => {
  refuses([1, 0], 0, -0.1, /from 0 to 1/);
  refuses([1, 0], 0, 1.1, /from 0 to 1/);
});
