import { deepStrictEqual as equal, rejects } from "node:assert";
import { get, Refused, Unreachable } from "../../../static/src/wire/server.ts";
import { Server } from "../server.ts";

/** Ask a server that gives this answer. */
function asking(answer: Response): Promise<unknown> {
  const server = new Server();
  server.routes = { "/api/lessons": () => answer };
  return get("/api/lessons");
}

async function refusalOf(answer: Response): Promise<unknown> {
  try {
    await asking(answer);
  } catch (error) {
    if (error instanceof Refused) return error.details;
  }
  throw new Error("It was not refused.");
}

Deno.test("an answer that is no JSON comes from something else than our server: there was none", async () => {
  await rejects(asking(new Response("<h1>Sign in to the network</h1>")), Unreachable);
});

Deno.test("an answer that breaks off is none", async () => {
  await rejects(asking(new Response('[{"id": "lect')), Unreachable);
});

Deno.test("a refusal is told in the server's own words", async () => {
  const details = { title: "Not Found", status: 404, detail: "There is no lesson “nine”." };
  const told = await refusalOf(Response.json(details, { status: 404 }));
  equal(told, { ...details, title: "That did not work" });
});

Deno.test("a refusal does not send its reader to a member of the answer", async () => {
  const detail = "Layer 2 is null. (And 3 other faults: see “errors”.)";
  const body = { title: "Unprocessable Entity", status: 422, detail };
  const { detail: told } = await refusalOf(Response.json(body, { status: 422 })) as typeof body;
  equal(told, "Layer 2 is null. (And 3 other faults.)");
});

Deno.test("a refusal in the words of something else is told by its number", async () => {
  for (
    const body of ['{"message": "upstream"}', '{"detail": [1]}', "null", "<h1>Bad gateway</h1>"]
  ) {
    equal(await refusalOf(new Response(body, { status: 500, statusText: "Broken" })), {
      title: "Broken",
      status: 500,
      detail: "The server answered 500 without saying why.",
    });
  }
});

Deno.test("over HTTP/2, which has no words for a status, a refusal has a title too", async () => {
  const { title } = await refusalOf(new Response("", { status: 500 })) as { title: string };
  equal(title, "Error 500");
});

/** When it is to be asked again, of an answer that is none. */
async function afterIn(answer: Response): Promise<number | null> {
  try {
    await asking(answer);
  } catch (error) {
    if (error instanceof Unreachable) return error.after;
  }
  throw new Error("It was an answer.");
}

Deno.test("what a proxy answers in the place of a server that is gone is no answer of it", async () => {
  for (const status of [502, 503, 504]) {
    equal(await afterIn(new Response("<h1>Bad gateway</h1>", { status })), null);
  }
});

Deno.test("when to ask again is told in seconds or by a date", async () => {
  const after = (said: string) => {
    const headers = { "retry-after": said };
    return afterIn(new Response("", { status: 503, headers }));
  };
  equal(await after("7"), 7000);
  const until = await after(new Date(Date.now() + 60_000).toUTCString()) ?? 0;
  equal(until > 50_000 && until <= 60_000, true);
  equal([await after("soon"), await after("-3")], [null, null]);
});
