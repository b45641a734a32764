/** Asking the server for pages of a trace. */

import type { NotationStyle, Problem, ProblemDetails, TracePage } from "./types.ts";

/** Steps a page; pages start at its multiples. */
export const PAGE_SIZE = 256;

/** How long an answer is waited for, in ms: the longest work takes the server some seconds. */
const PATIENCE = 60_000;
/** How often, meanwhile, the server is asked whether it lives, and how long that may take, in ms. */
const SIGN_OF_LIFE = 4000;
/** What a proxy answers in the place of a server that is gone or busy, and a busy server itself. */
export const AWAY = new Set([502, 503, 504]);

/** The server answered with an error; `details` say which, `after` when to ask again, in ms. */
export class Refused extends Error {
  constructor(readonly details: ProblemDetails, readonly after: number | null = null) {
    super(details.detail);
  }
}

/** There was no answer, or none but that there will be one after some time, in ms. */
export class Unreachable extends Error {
  constructor(message = "", readonly after: number | null = null) {
    super(message);
  }
}

/** One page of the trace of `problem`. Throws Refused or Unreachable. */
export async function fetchPage(
  problem: Problem,
  start: number,
  notation: NotationStyle,
  count = PAGE_SIZE,
): Promise<TracePage> {
  return await post<TracePage>("/api/trace", { problem, start, count, notation });
}

/** GET the JSON answer. Throws Refused or Unreachable. */
export async function get<Answer>(path: string): Promise<Answer> {
  return await ask<Answer>(path);
}

/** POST `body` as JSON and read the JSON answer. Throws Refused or Unreachable. */
export async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const request = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  // What a file or a link holds may be anything.
  const sent = body as { problem?: Partial<Problem> | null };
  return await ask<Answer>(path, request, sent.problem?.network?.layers?.length);
}

/** `layers` is how many layers of weights the problem has that is sent, if one is. */
export async function ask<Answer>(
  path: string,
  request?: RequestInit,
  layers?: number,
  read: (response: Response) => Promise<Answer> = (response) => response.json(),
): Promise<Answer> {
  let response: Response;
  const waiting = patience();
  try {
    // Beside the page, as a proxy may serve all of it under a path of its own.
    response = await fetch(`.${path}`, { ...request, signal: waiting.signal });
    if (response.ok) return await read(response);
  } catch {
    // What broke off, or is a proxy's page instead of JSON, is no answer of the server either.
    throw new Unreachable("The server does not answer.");
  } finally {
    waiting.end();
  }
  if (AWAY.has(response.status)) {
    throw new Unreachable("The server does not answer just now.", afterOf(response));
  }
  const details = await readDetails(response);
  throw new Refused(layers === undefined ? details : { ...details, layers });
}

/** Why the server refused; what something else in its place says is not told. */
export async function readDetails(response: Response): Promise<ProblemDetails> {
  const { status, statusText } = response;
  const told = await response.json().catch(() => null);
  if (typeof told?.detail === "string") {
    // The status in its own words, and where in the answer the other faults stand, are for programs.
    const title = status < 500 ? "That did not work" : "The server failed";
    return { ...told, title, status, detail: told.detail.replace(": see “errors”.)", ".)") };
  }
  const title = statusText || `Error ${status}`;
  return { title, status, detail: `The server answered ${status} without saying why.` };
}

/** When to ask again, in ms: a number of seconds, or a date; null where it is not said. */
export function afterOf({ headers }: Response): number | null {
  const said = headers.get("retry-after");
  if (said === null) return null;
  const seconds = Number(said);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(said) - Date.now();
  return wait > 0 ? wait : null;
}

/** Ends the waiting after some time, and at once when the server shows no sign of life meanwhile. */
function patience(): { signal: AbortSignal; end: () => void } {
  const giving = new AbortController();
  const last = setTimeout(() => giving.abort(), PATIENCE);
  const ask = setInterval(async () => {
    const lives = await fetch("./healthz", { signal: AbortSignal.timeout(SIGN_OF_LIFE) })
      .then(() => true, () => false);
    if (!lives) giving.abort();
  }, SIGN_OF_LIFE);
  return {
    signal: giving.signal,
    end(): void {
      clearTimeout(last);
      clearInterval(ask);
    },
  };
}
