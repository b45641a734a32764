/** Answers of the server that are read while they come, or as bytes. */

import { afterOf, AWAY, readDetails, Refused, Unreachable } from "./server.ts";

/** POST `body` as JSON and read the answer line by line, until `signal`. Throws as post does. */
export async function* stream(
  path: string,
  body: unknown,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const response = await fetch(`.${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  }).catch(() => null);
  if (signal.aborted) return;
  if (!response) throw new Unreachable("The server does not answer.");
  if (AWAY.has(response.status)) throw new Unreachable("", afterOf(response));
  if (!response.ok || !response.body) throw new Refused(await readDetails(response));
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
  const response = await fetch(`.${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  }).catch(() => null);
  if (!response) throw new Unreachable("The server does not answer.");
  if (AWAY.has(response.status)) throw new Unreachable("", afterOf(response));
  if (!response.ok) throw new Refused(await readDetails(response));
  return await response.arrayBuffer();
}
