import { deepStrictEqual as equal } from "node:assert";
import { createNewVersion, scriptIn } from "../../../static/src/wire/new_version.ts";

const page = (script: string) =>
  `<html><head><script type="module" src="${script}"></script></head></html>`;

/** Whether a page with one script sees a new version in what the server answers. */
async function sees(answer: Response | Error): Promise<boolean> {
  globalThis.fetch = () =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  const version = createNewVersion("/static/first-1.js");
  await version.look();
  return version.isThere.value;
}

Deno.test("a page with another script is a new version, the same one and none are not", async () => {
  equal(await sees(new Response(page("/static/first-2.js"))), true);
  equal(await sees(new Response(page("/static/first-1.js"))), false);
  equal(await sees(new Response("<h1>Sign in to the network</h1>")), false);
  equal(await sees(new Response(page("/static/first-2.js"), { status: 502 })), false);
  equal(await sees(new TypeError("offline")), false);
});

Deno.test("a page that is another one has no script of ours", () => {
  equal(scriptIn("<script>1</script>"), null);
});
