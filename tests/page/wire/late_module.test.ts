import { deepStrictEqual as equal } from "node:assert";
import { createLateModule, loadFailedAgain } from "../../../static/src/wire/late_module.ts";

/** A document in which no style sheet comes with the rooms. */
Object.assign(globalThis, { document: { querySelector: () => null } });

/** A module that comes once the server is there, and how often it was asked for. */
function module() {
  const server = { isThere: false, asked: 0 };
  const late = createLateModule(() => {
    server.asked++;
    return server.isThere ? Promise.resolve("the room") : Promise.reject(new TypeError("away"));
  });
  return { server, late };
}

const settled = () => new Promise((done) => setTimeout(done));

Deno.test("what did not come is loaded again once the server is back, and that alone", async () => {
  const [one, other] = [module(), module()];
  other.server.isThere = true;
  one.late.load();
  other.late.load();
  await settled();
  equal([one.late.now.value.kind, other.late.now.value.kind], ["failed", "ready"]);
  one.server.isThere = true;
  loadFailedAgain();
  await settled();
  equal(one.late.now.value, { kind: "ready", answer: "the room" });
  loadFailedAgain();
  await settled();
  equal([one.server.asked, other.server.asked], [2, 1]);
});

Deno.test("a room that did not come is asked for again when it is entered again", async () => {
  const { server, late } = module();
  late.load();
  await settled();
  server.isThere = true;
  late.enter();
  late.enter();
  await settled();
  equal(late.now.value, { kind: "ready", answer: "the room" });
  equal(server.asked, 2);
});
