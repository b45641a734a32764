/** Sending the server a file, or asking it for one. */

import { ask } from "./server.ts";

/** POST a file as it is, and read the JSON answer. Throws Refused or Unreachable. */
export async function postFile<Answer>(path: string, file: Blob): Promise<Answer> {
  return await ask<Answer>(path, { method: "POST", body: file });
}

/** POST `body` as JSON; the answer is a file. Throws Refused or Unreachable. */
export async function postForFile(path: string, body: unknown): Promise<Blob> {
  const headers = { "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  return await ask(path, request, undefined, (response) => response.blob());
}
