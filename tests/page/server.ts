/** A server that answers from made-up traces, for as long as it is there. */

import { deepStrictEqual as equal } from "node:assert";
import type { Problem } from "../../static/src/types.ts";
import { pageOf } from "./traces.ts";

export interface Asked {
  problem: Problem;
  start: number;
  count: number;
}

/** What was asked of `/api/trace` so far; `away` and `refusal` say how it is answered from now on. */
export class Server {
  asked: Asked[] = [];
  away = false;
  refusal: string | null = null;
  /** Whoever asks waits for this first. */
  held: Promise<void> = Promise.resolve();

  constructor() {
    globalThis.fetch = (path, request) => this.#answer(String(path), String(request?.body));
  }

  async #answer(path: string, body: string): Promise<Response> {
    equal(path, "/api/trace");
    const asked: Asked = JSON.parse(body);
    this.asked.push(asked);
    await this.held;
    if (this.away) throw new TypeError("connection refused");
    if (this.refusal) {
      const details = { title: "Refused", status: 422, detail: this.refusal };
      return Response.json(details, { status: 422 });
    }
    return Response.json(pageOf(asked.problem, asked.start, asked.count));
  }
}

/** After everything that is under way and waits for nothing else. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
