/** Answers of the server that are read while they come, or as bytes. */

import { afterOf, AWAY, readDetails, Refused, Unreachable } from "./server.ts";

/** POST `body` as JSON and read the answer line by line, until `signal`. Throws as post does. */
export async function* stream(
  path: string,
  body: unknown,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let response: Response;
  try {
    response = await begin(path, body, signal);
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  }
  if (!response.body) throw new Unreachable("The answer broke off.");
  let rest = "";
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch {
    if (!signal.aborted) throw new Unreachable("The answer broke off.");
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** POST `body` as JSON and read the bytes of the answer. Throws as post does. */
export async function postForBytes(
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  return await (await begin(path, body, signal)).arrayBuffer();
}

/** The answer from its head on. Throws Refused or Unreachable. */
async function begin(path: string, body: unknown, signal: AbortSignal): Promise<Response> {
  const response = await fetch(`.${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  }).catch(() => null);
  if (!response) throw new Unreachable("The server does not answer.");
  if (response.ok) return response;
  const after = afterOf(response);
  // Our server says in its own words that it is busy; else it is a proxy that speaks in its place.
  if (AWAY.has(response.status) && !isOurs(response)) throw new Unreachable("", after);
  throw new Refused(await readDetails(response), after);
}

const isOurs = ({ headers }: Response): boolean =>
  headers.get("content-type")?.startsWith("application/problem+json") ?? false;
