import { deepStrictEqual as equal } from "node:assert";
import { createPractice } from "../../../static/src/practice/practice.ts";
import type { Result } from "../../../static/src/practice/answers.ts";
import { openRun } from "../../../static/src/trace/run.ts";
import { createSession } from "../../../static/src/session/session.ts";
import type { Problem } from "../../../static/src/wire/types.ts";
import { network } from "../networks.ts";
import { LIMITS, Server } from "../server.ts";
import { pageOf } from "../traces.ts";
import { story } from "../../../static/src/practice/sheets/story.ts";

const PROBLEM = network([2, 1]);
const OTHER = network([3, 1]);

interface Grading {
  problem: Problem;
  answers: Record<string, string>;
  reveal: boolean;
}

/** A server whose word on an answer is whether it is 1, and for which every number is 1. */
function graded({ answers, reveal }: Grading): { results: Result[] } {
  const results = Object.entries(answers).map(([ref, given]): Result => ({
    ...{ ref, given, message: "", mistakes: [], together: false },
    verdict: given === "1" ? "correct" : given === "one" ? "unreadable" : "wrong",
    ...(reveal ? { value: 1 } : {}),
  }));
  return { results };
}

function opened({ forget = true } = {}) {
  if (forget) localStorage.clear();
  const server = new Server();
  server.routes = {
    "/api/practice/grade": (body) => graded(body as Grading),
    "/api/practice/exercise": () => ({ problem: OTHER, refs: ["net.1.0", "output.1.0"] }),
  };
  const session = createSession(openRun(PROBLEM, pageOf(PROBLEM, 0, 256)), null, LIMITS);
  return { server, session, practice: createPractice(session) };
}

type Practice = ReturnType<typeof opened>["practice"];

/** By ref, what is given and what is said of it. */
function told({ sheet }: Practice): Record<string, string> {
  const { answers, results } = sheet.value;
  return Object.fromEntries(
    Object.entries(answers).map(([ref, text]) => [ref, `${text} ${results[ref]?.verdict}`]),
  );
}

Deno.test("an answer is judged and is there again on a later visit", async () => {
  const { practice } = opened();
  equal(await practice.answer("net.1.0", "1"), null);
  equal(told(practice), { "net.1.0": "1 correct" });
  equal(practice.found.value, 1);
  equal(told(opened({ forget: false }).practice), { "net.1.0": "1 correct" });
});

Deno.test("of an answer that cannot be read the reason is given", async () => {
  const { server, practice } = opened();
  server.routes["/api/practice/grade"] = (body) => ({
    results: graded(body as Grading).results.map((each) => ({ ...each, message: "No number." })),
  });
  equal(await practice.answer("net.1.0", "one"), "No number.");
  equal(await practice.answer("net.1.0", "2"), null);
});

Deno.test("of two answers in flight neither is lost, whichever is judged first", async () => {
  for (const order of [[0, 1], [1, 0]]) {
    const { server, practice } = opened();
    const releases = [server.hold()];
    const given = [practice.answer("net.1.0", "1")];
    releases.push(server.hold());
    given.push(practice.answer("output.1.0", "2"));
    for (const each of order) {
      releases[each]();
      await given[each];
    }
    equal(told(practice), { "net.1.0": "1 correct", "output.1.0": "2 wrong" });
  }
});

Deno.test("a verdict on an answer that has been changed since does not stand beside the new one", async () => {
  const { server, practice } = opened();
  const first = server.hold();
  const late = practice.answer("net.1.0", "2");
  const answer = server.hold();
  const changed = practice.answer("net.1.0", "1");
  first();
  await late;
  equal(told(practice), { "net.1.0": "1 undefined" });
  answer();
  await changed;
  equal(told(practice), { "net.1.0": "1 correct" });
});

Deno.test("an answer that is taken back while it is judged stays taken back", async () => {
  const { server, practice } = opened();
  const answer = server.hold();
  const judged = Promise.all([practice.answer("net.1.0", "1"), practice.answer("net.1.0", " ")]);
  answer();
  await judged;
  equal(practice.sheet.value, { answers: {}, results: {} });
});

Deno.test("a number that is shown takes nothing back of what was judged meanwhile", async () => {
  const { server, practice } = opened();
  await practice.answer("net.1.0", "2");
  const show = server.hold();
  const revealed = practice.reveal("net.1.0");
  server.held = Promise.resolve();
  await practice.answer("output.1.0", "1");
  show();
  await revealed;
  equal(told(practice), { "net.1.0": "2 wrong", "output.1.0": "1 correct" });
  equal(practice.sheet.value.results["net.1.0"].value, 1);
});

Deno.test("an answer judged after another problem was opened stands in its own sheet", async () => {
  const { server, session, practice } = opened();
  const answer = server.hold();
  const judged = practice.answer("net.1.0", "1");
  server.held = Promise.resolve();
  await session.openProblem(OTHER, null);
  answer();
  await judged;
  equal(practice.sheet.value, { answers: {}, results: {} });
  await session.undo();
  equal(told(practice), { "net.1.0": "1 correct" });
  equal(told(opened({ forget: false }).practice), { "net.1.0": "1 correct" });
});

Deno.test("an answer that could not be judged is kept, and judged when that is tried again", async () => {
  const { server, session, practice } = opened();
  server.away = true;
  await practice.answer("net.1.0", "1");
  equal(told(practice), { "net.1.0": "1 undefined" });
  equal(practice.unjudged.value, ["net.1.0"]);
  server.away = false;
  const { value: report } = session.connection.report;
  if (report?.kind === "unreachable") await report.again?.();
  equal(told(practice), { "net.1.0": "1 correct" });
  equal(practice.unjudged.value, []);
});

Deno.test("an exercise is made, opened, and its progress noted under its number", async () => {
  const { session, practice } = opened();
  await practice.exercise({ seed: 7, sizes: [3, 1], difficulty: "easy" });
  equal(session.problem.value, OTHER);
  equal(practice.questions.value, ["net.1.0", "output.1.0"]);
  await practice.answer("net.1.0", "1");
  equal(story(practice.exercises.scores.value), "Begun: 7 (1 of 2).");
});

Deno.test("an exercise that was made but cannot be opened is told, and opened when tried again", async () => {
  const { server, session, practice } = opened();
  const make = server.routes["/api/practice/exercise"];
  server.routes["/api/practice/exercise"] = (body) => {
    server.away = true;
    return make(body);
  };
  await practice.exercise({ seed: 7, sizes: [3, 1], difficulty: "easy" });
  equal(session.problem.value, PROBLEM);
  const { value: report } = session.connection.report;
  equal(report?.kind, "unreachable");
  server.away = false;
  if (report?.kind === "unreachable") await report.again?.();
  equal(session.problem.value, OTHER);
  equal(practice.sheet.value.exercise?.seed, 7);
});

Deno.test("to start again takes back the answers, and leaves the exercise what it is", async () => {
  const { practice } = opened();
  await practice.exercise({ seed: 7, sizes: [3, 1], difficulty: "easy" });
  await practice.answer("net.1.0", "1");
  practice.clear();
  equal([told(practice), practice.sheet.value.exercise?.seed], [{}, 7]);
});

Deno.test("what was taken away to start again is brought back until something is written", async () => {
  const { practice } = opened();
  await practice.answer("net.1.0", "1");
  equal(practice.canRestore.value, false);
  practice.clear();
  equal(practice.canRestore.value, true);
  practice.restore();
  equal([told(practice), practice.canRestore.value], [{ "net.1.0": "1 correct" }, false]);
  practice.clear();
  await practice.answer("output.1.0", "2");
  equal(practice.canRestore.value, false);
  practice.restore();
  equal(told(practice), { "output.1.0": "2 wrong" });
});

Deno.test("what the browser keeps in another form than this page's counts as nothing", async () => {
  const { practice } = opened();
  await practice.answer("net.1.0", "1");
  const [key] = Object.keys(localStorage).filter((each) => each.startsWith("backstep:practice"));
  for (const held of ["null", "[]", "7", '{"answers":{"net.1.0":1}}', '{"results":null}', "{"]) {
    localStorage.setItem(key, held);
    equal(opened({ forget: false }).practice.sheet.value, { answers: {}, results: {} }, held);
  }
  localStorage.clear();
});
