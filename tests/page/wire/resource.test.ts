import { deepStrictEqual as equal } from "node:assert";
import { createResource } from "../../../static/src/wire/resource.ts";
import { Unreachable } from "../../../static/src/wire/server.ts";
import { settled } from "../server.ts";

/** A resource that answers with what it was asked, and what it was asked so far. */
function resource() {
  const asked: string[] = [];
  const server = { away: false };
  const made = createResource((about: string) => {
    asked.push(about);
    return server.away ? Promise.reject(new Unreachable("Away.")) : Promise.resolve(about);
  });
  return { ...made, asked, server };
}

Deno.test("what is wanted again and again is asked for once", async () => {
  const { now, want, wantAnew, asked } = resource();
  want("a");
  wantAnew("a");
  await settled();
  want("a");
  wantAnew("a");
  equal(now.value, { kind: "ready", answer: "a" });
  equal(asked, ["a"]);
});

Deno.test("what has failed is asked for anew only where that is wanted", async () => {
  const { now, want, wantAnew, asked, server } = resource();
  server.away = true;
  want("a");
  await settled();
  server.away = false;
  want("a");
  equal([now.value.kind, asked.length], ["failed", 1]);
  wantAnew("a");
  await settled();
  equal(now.value, { kind: "ready", answer: "a" });
});

Deno.test("of what is wanted one after another the last stands, in whatever order it comes", async () => {
  const answers: Record<string, PromiseWithResolvers<string>> = {
    a: Promise.withResolvers(),
    b: Promise.withResolvers(),
  };
  const { now, want } = createResource((about: string) => answers[about].promise);
  want("a");
  want("b");
  answers.b.resolve("b");
  await settled();
  answers.a.resolve("a");
  await settled();
  equal(now.value, { kind: "ready", answer: "b" });
});
