import { deepStrictEqual as equal, ok, rejects } from "node:assert";
import { isDeepStrictEqual } from "node:util";
import {
  DamagedLink,
  fromFragment,
  lessonIn,
  type Linked,
  toFragment,
  toPlainFragment,
} from "../../../static/src/session/link.ts";
import { GRAINS } from "../../../static/src/trace/grains.ts";
import { network } from "../networks.ts";

const linked = (more: Partial<Linked> = {}): Linked => ({
  problem: network([2, 3, 2], { samples: 2 }),
  example: null,
  cursor: 17,
  grain: "layer",
  notation: "lecture",
  ...more,
});

/** A link with this JSON in it, whatever it is. */
const holding = (json: unknown) => toFragment(json as Linked);

Deno.test("a link opens as exactly the state that it was made of", async () => {
  for (const grain of GRAINS) {
    for (const notation of ["lecture", "textbook"] as const) {
      for (const example of [null, "xor-2-2-1"]) {
        const state = linked({ grain, notation, example, cursor: grain.length });
        equal(await fromFragment(await toFragment(state)), state);
        equal(await fromFragment(toPlainFragment(state)), state);
      }
    }
  }
});

Deno.test("a link keeps every digit of a number", async () => {
  const problem = network([1, 1]);
  for (const number of [1 / 3, 5e-324, -1.7976931348623157e308, 1e-7, 123456.789]) {
    problem.network.layers[0].weights[0][0] = number;
    const opened = await fromFragment(await toFragment(linked({ problem })));
    equal((opened as Linked).problem.network.layers[0].weights[0][0], number);
  }
});

Deno.test("a link is made of characters that need no escape in an address", async () => {
  for (let cursor = 0; cursor < 40; cursor++) {
    const link = await toFragment(linked({ cursor }));
    ok(/^#s=[A-Za-z0-9_-]+$/.test(link), link);
  }
});

Deno.test("a link is shorter than the state's JSON", async () => {
  for (const sizes of [[2, 2, 1], [5, 5, 5, 5], [20, 20, 5]]) {
    const state = linked({ problem: network(sizes) });
    ok((await toFragment(state)).length < JSON.stringify(state).length);
  }
});

Deno.test("#problem= holds a percent-encoded problem, which opens at its first step", async () => {
  const problem = network([2, 1]);
  const opened = await fromFragment(`#problem=${encodeURIComponent(JSON.stringify(problem))}`);
  equal((opened as Linked).problem, problem);
  equal([opened?.cursor, (opened as Linked).example], [0, null]);
});

Deno.test("another fragment, or none, is no link and no damage", async () => {
  for (const fragment of ["", "#", "#top", "#x=1", "#st=abc", "s=abc"]) {
    equal(await fromFragment(fragment), null);
  }
});

Deno.test("a link that was cut is damaged, and never opens as another state", async () => {
  const link = await toFragment(linked());
  for (let length = "#s=".length; length < link.length - 4; length++) {
    await rejects(fromFragment(link.slice(0, length)), DamagedLink, `cut to ${length}`);
  }
  // The last characters may hold nothing but the end of the packing.
  for (let length = link.length - 4; length < link.length; length++) {
    const opened = await fromFragment(link.slice(0, length)).catch(() => null);
    ok(opened === null || isDeepStrictEqual(opened, linked()));
  }
});

Deno.test("a link that was never one, or holds no state, is damaged", async () => {
  const strange = ["#s=", "#s=%%%", "#s=abc", "#problem=", "#problem={", "#problem=%E0%A4%A"];
  for (const fragment of strange) await rejects(fromFragment(fragment), DamagedLink, fragment);
  const { problem: _, ...noProblem } = linked();
  for (
    const json of [
      null,
      [],
      "text",
      noProblem,
      linked({ cursor: -1 }),
      linked({ cursor: 1.5 }),
      { ...linked(), cursor: "3" },
      { ...linked(), grain: "word" },
    ]
  ) {
    const link = await holding(json);
    await rejects(fromFragment(link), DamagedLink, JSON.stringify(json));
  }
});

Deno.test("a link from before there were notations opens in the lecture's", async () => {
  const { notation: _, ...older } = linked();
  equal((await fromFragment(await holding(older)) as Linked).notation, "lecture");
});

const BEHIND = [".", ")", ">", "%20", "&utm_source=mail", ").", "%3E", "’", "&fbclid=IwAR0_x-y"];

Deno.test("what mail and chat put behind a link is no part of it", async () => {
  const problem = network([2, 1]);
  const fragments = [
    await toFragment(linked({ problem })),
    toPlainFragment(linked({ problem })),
    `#problem=${encodeURIComponent(JSON.stringify(problem))}`,
  ];
  for (const fragment of fragments) {
    for (const behind of BEHIND) {
      equal(
        (await fromFragment(fragment + behind) as Linked).problem,
        problem,
        fragment[1] + behind,
      );
    }
  }
  equal(lessonIn("#lesson=lecture-10&p=two-rules)."), {
    lesson: "lecture-10",
    paragraph: "two-rules",
  });
});

Deno.test("spaces may be written as +, and a + may be one", async () => {
  const problem = network([2, 1]);
  const text = JSON.stringify(problem, null, 1).replace(/\s+/g, "+");
  equal((await fromFragment(`#problem=${text}`) as Linked).problem, problem);
  const large = { ...problem, optimizer: { name: "sgd", learning_rate: 1e21 } };
  equal((await fromFragment(`#problem=${JSON.stringify(large)}`) as Linked).problem, large);
});

Deno.test("how the page showed it is opened as far as it is known, and never in the way", async () => {
  const shown = { side: "Practice", tab: "slope" } as const;
  equal(await fromFragment(await toFragment(linked(shown))), linked(shown));
  const strange = { side: "Kitchen", tab: 7, run: { iterations: -1 } };
  equal(await fromFragment(await holding({ ...linked(), ...strange })), linked());
});
