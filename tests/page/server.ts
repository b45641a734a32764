/** A server that answers from made-up traces, for as long as it is there. */

import { ok } from "node:assert";
import type { Limits, Problem } from "../../static/src/wire/types.ts";
import { pageOf } from "./traces.ts";

/** Up to 40 iterations a request. */
export const LIMITS: Limits = {
  layers: 8,
  units: 1024,
  weights: 20_000,
  samples: 64,
  iterations: 40,
  training_work: 1e6,
  activation_work: 4,
  body_bytes: 1 << 20,
};

export interface Asked {
  problem: Problem;
  start: number;
  count: number;
}

interface Training {
  problem: Problem;
  iterations: number;
}

/** The problem after made-up iterations, each of which doubles every weight. */
export function trained(problem: Problem, iterations: number): Problem {
  const layers = problem.network.layers.map((layer) => ({
    ...layer,
    weights: layer.weights.map((row) => row.map((weight) => weight * 2 ** iterations)),
  }));
  return { ...problem, network: { layers } };
}

/** What a path answers to the body of a request; what is no Response is sent as JSON, once it is there. */
type Route = (body: unknown) => unknown;

/** What was asked so far; `away` and `refusal` say how it is answered from now on. */
export class Server {
  asked: Asked[] = [];
  /** How many iterations each request for training wanted. */
  runs: number[] = [];
  /** After how many iterations training diverges. */
  divergesAfter = Infinity;
  away = false;
  refusal: string | null = null;
  /** Whoever asks waits for this first. */
  held: Promise<void> = Promise.resolve();
  /** The paths that a test needs, beside the trace and the training. */
  routes: Record<string, Route> = {};

  constructor() {
    // The page asks beside itself: ./api/trace.
    globalThis.fetch = (path, request) =>
      this.#answer(String(path).replace(/^\.(?=\/)/, ""), request?.body as string);
  }

  /** Let whoever asks from now on wait until what this returns is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.held = promise;
    return resolve;
  }

  async #answer(path: string, text?: string): Promise<Response> {
    const body = text === undefined ? undefined : JSON.parse(text);
    if (path === "/api/train") return this.#train(body);
    const known = path === "/api/trace" ? this.#trace(body) : this.routes[path];
    ok(known, path);
    await this.held;
    if (this.away) throw new TypeError("connection refused");
    if (this.refusal) {
      const details = { title: "Refused", status: 422, detail: this.refusal };
      return Response.json(details, { status: 422 });
    }
    const answer = await known(body);
    return answer instanceof Response ? answer : Response.json(answer);
  }

  #trace(asked: Asked): Route {
    this.asked.push(asked);
    return () => pageOf(asked.problem, asked.start, asked.count);
  }

  async #train({ problem, iterations }: Training): Promise<Response> {
    this.runs.push(iterations);
    await this.held;
    const done = Math.min(iterations, this.divergesAfter);
    const first = problem.network.layers[0].weights[0][0];
    return Response.json({
      losses: Array.from({ length: done + 1 }, (_, at) => 1 / (1 + first * 2 ** at)),
      problem: trained(problem, done),
      stopped: done < iterations ? { detail: "It diverges.", ref: "net.1.0" } : null,
    });
  }
}

/** After everything that is under way and waits for nothing else. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
