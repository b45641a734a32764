import { deepStrictEqual as equal } from "node:assert";
import { ACTING, handleKey, type KeyTargets } from "../../../../static/src/shell/keys/keys.ts";
import {
  LISTED,
  LISTED_IN_LEARN,
  LISTED_ON_NUMBERS,
  shownKey,
} from "../../../../static/src/shell/keys/key_list.tsx";
import { WAYS } from "../../../../static/src/ui/hooks/use_steps.ts";
import { ACTING_IN_LEARN } from "../../../../static/src/learn/model/keys.ts";

/** As much of an element as is asked for: what it matches, and what is open in its document. */
class FakeElement {
  ownerDocument: { querySelector: (selector: string) => unknown };

  constructor(readonly is: string, open = "") {
    this.ownerDocument = {
      querySelector: (selector) => open && selector.split(", ").includes(open) ? this : null,
    };
  }

  closest(selector: string): FakeElement | null {
    return selector.split(", ").some((each) => this.isOf(each)) ? this : null;
  }

  private isOf(selector: string): boolean {
    const [kind, ...without] = selector.split(":not(");
    return this.is.startsWith(kind) && !without.some((each) => this.is.endsWith(each.slice(0, -1)));
  }

  matches(_selector: string): boolean {
    return false;
  }
}
Object.assign(globalThis, { Element: FakeElement });

/** What a key does there, and whether the browser is kept from doing its own. */
function press(key: string, held = {}, target: FakeElement = new FakeElement("body")) {
  const done: string[] = [];
  const targets = new Proxy({}, {
    get: (_, name) => (...given: string[]) => done.push([name, ...given].join(" ")),
  }) as KeyTargets;
  const event = {
    ...{ key, target, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
    ...held,
    preventDefault: () => done.push("prevented"),
  };
  const handled = handleKey(event as unknown as KeyboardEvent, targets);
  equal(handled, done.includes("prevented"));
  return done.filter((each) => each !== "prevented");
}

Deno.test("arrows step, Home and End lead to the ends", () => {
  equal(["ArrowRight", "ArrowLeft", "Home", "End"].map((key) => press(key)), [
    ...[["next"], ["back"], ["home"], ["end"]],
  ]);
});

Deno.test("the digits choose the grain", () => {
  equal(["1", "2", "3", "4", "5"].flatMap((key) => press(key)), [
    ...["setGrain pass", "setGrain layer", "setGrain node", "setGrain number", "setGrain term"],
  ]);
});

Deno.test("a letter means the same large or small, and with Shift something of its own", () => {
  equal([press("n"), press("N")], [["nextIteration"], ["nextIteration"]]);
  equal(press("u"), ["undo"]);
  equal(press("U", { shiftKey: true }), ["redo"]);
  equal(press("Z", { ctrlKey: true, shiftKey: true }), ["redo"]);
  equal(press("z", { metaKey: true }), ["undo"]);
});

Deno.test("what the browser does with a held key is left to it", () => {
  equal(press("ArrowLeft", { altKey: true }), []);
  equal(press("Home", { ctrlKey: true }), []);
  equal(press("p", { ctrlKey: true }), []);
  equal(press("F5"), []);
});

Deno.test("a sign that needs Shift is the sign, however the keyboard makes it", () => {
  equal(press("?", { shiftKey: true }), ["help"]);
  equal(press("?"), ["help"]);
});

Deno.test("in whatever is typed in, a key is for the field", () => {
  for (const field of ["textarea", "select", "[contenteditable]", "input"]) {
    for (const key of ["ArrowRight", "Home", " ", "n", "1"]) {
      equal(press(key, {}, new FakeElement(field)), [], `${key} in ${field}`);
    }
  }
});

Deno.test("a slider is moved by what moves sliders, and leaves the other keys to the page", () => {
  const slider = new FakeElement("input[type=range]");
  for (const key of ["ArrowRight", "ArrowLeft", "Home", "End"]) equal(press(key, {}, slider), []);
  equal(press("n", {}, slider), ["nextIteration"]);
});

Deno.test("beside a radio button that was chosen the arrows step", () => {
  const radio = new FakeElement("input[type=radio]");
  equal(press("ArrowRight", {}, radio), ["next"]);
  equal(press("3", {}, radio), ["setGrain node"]);
});

Deno.test("a box is ticked by Space, and leaves the other keys to the page", () => {
  const box = new FakeElement("input[type=checkbox]");
  equal(press(" ", {}, box), []);
  equal([press("n", {}, box), press("ArrowRight", {}, box)], [["nextIteration"], ["next"]]);
});

Deno.test("Space presses a button, and elsewhere plays; the arrows step beside either", () => {
  for (const pressed of ["button", "a", "summary", "[role=tab]"]) {
    equal(press(" ", {}, new FakeElement(pressed)), []);
    equal(press("ArrowRight", {}, new FakeElement(pressed)), ["next"]);
  }
  equal(press(" "), ["play"]);
});

Deno.test("where the keyboard has reached a box that is wider than it shows, arrows scroll it", () => {
  Object.assign(globalThis, { getComputedStyle: () => ({ overflowX: "auto" }) });
  const box = (scrollWidth: number, byKeyboard: boolean) =>
    Object.assign(new FakeElement("div"), {
      ...{ scrollWidth, clientWidth: 100 },
      matches: (selector: string) => selector === ":focus-visible" && byKeyboard,
    });
  equal(press("ArrowRight", {}, box(200, true)), []);
  equal(press("End", {}, box(200, true)), ["end"]);
  equal(press("ArrowRight", {}, box(200, false)), ["next"]);
  equal(press("ArrowRight", {}, box(100, true)), ["next"]);
});

Deno.test("what is open over the page has the keys to itself", () => {
  for (const open of ["dialog[open]", ".menu.open"]) {
    equal(press("ArrowRight", {}, new FakeElement("body", open)), []);
  }
});

Deno.test("no two actions share a key, and each key that acts is listed", () => {
  equal(ACTING.length, new Set(ACTING).size);
  equal(LISTED.length, new Set(LISTED).size);
  // What has the focus listens to these itself.
  const ownKeys = ["ArrowUp", "ArrowDown", "Enter"];
  equal(LISTED.filter((key) => !ownKeys.includes(key)).toSorted(), ACTING.toSorted());
});

Deno.test("each key of the learning room is listed", () => {
  equal(LISTED_IN_LEARN.toSorted(), ACTING_IN_LEARN.toSorted());
});

Deno.test("keys are shown as they are printed on keyboards", () => {
  equal(["ArrowRight", " ", "Ctrl+Shift+z", "n"].map(shownKey), [
    ...["→", "Space", "Ctrl + Shift + Z", "N"],
  ]);
});

Deno.test("the keys and drags that change a number are listed, with Shift too", () => {
  const ways = [...Object.keys(WAYS), "drag"];
  equal(
    LISTED_ON_NUMBERS.toSorted(),
    [...ways, ...ways.map((way) => `Shift+${way}`), "Escape"].toSorted(),
  );
});
