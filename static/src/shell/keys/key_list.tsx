/** All keys and what each does, in words. Loaded when the list is opened. */

import { capital } from "../../lib/capital.ts";

interface Key {
  /**
   * As KeyboardEvent.key has it; a letter small, with what is held down before it. What the pointer
   * does is in words.
   */
  on: string[];
  does: string;
}

interface Section {
  title: string;
  keys: Key[];
  /** Where these do it, if not in the stepper. */
  where?: "Learn" | "both" | "field";
}

const SECTIONS: Section[] = [
  {
    title: "Steps",
    keys: [
      { on: ["ArrowRight"], does: "Next step, at the end the next iteration" },
      { on: ["ArrowLeft"], does: "Back" },
      { on: ["Home"], does: "Before the first step" },
      { on: ["End"], does: "After the last step" },
      { on: ["Backspace"], does: "Back from a number’s step" },
      { on: [" "], does: "Play or pause" },
      { on: ["n"], does: "Next iteration" },
    ],
  },
  {
    title: "How far Next and Back go",
    keys: [
      { on: ["1"], does: "A whole pass" },
      { on: ["2"], does: "A layer" },
      { on: ["3"], does: "A node" },
      { on: ["4"], does: "A single number" },
      { on: ["5"], does: "A term or a factor" },
    ],
  },
  {
    title: "In a formula, a table, the network",
    keys: [
      { on: ["ArrowUp", "ArrowDown"], does: "To the next number or unit" },
      { on: ["Enter"], does: "To its step, or change it" },
    ],
  },
  {
    title: "On a number that can be changed",
    where: "field",
    keys: [
      { on: ["drag"], does: "Up to the right, down to the left" },
      { on: ["Shift+drag"], does: "The same, ten times finer" },
      { on: ["ArrowUp", "ArrowDown"], does: "In its field: up, down" },
      { on: ["Shift+ArrowUp", "Shift+ArrowDown"], does: "Ten times finer" },
      { on: ["Escape"], does: "As it was before" },
    ],
  },
  {
    title: "Learn",
    where: "Learn",
    keys: [
      { on: [" "], does: "Train or pause" },
      { on: ["ArrowRight"], does: "Next iteration" },
      { on: ["ArrowLeft"], does: "An iteration back" },
      { on: ["Home"], does: "To the initial weights" },
      { on: ["End"], does: "To the last iteration" },
      { on: ["n"], does: "Train one more iteration" },
    ],
  },
  {
    title: "Changes",
    where: "both",
    keys: [
      { on: ["u", "Ctrl+z"], does: "Undo the last change" },
      { on: ["Shift+u", "Ctrl+Shift+z"], does: "Redo it" },
    ],
  },
  {
    title: "The page",
    keys: [
      { on: ["p"], does: "Presentation, large and bare" },
      { on: ["Escape"], does: "Leave the presentation" },
      { on: ["PageDown"], does: "In it: next step or paragraph" },
      { on: ["PageUp"], does: "In it: back by one" },
      { on: ["b", "."], does: "In it: a black screen" },
      { on: ["l"], does: "In it: a light" },
      { on: ["?"], does: "These keys" },
    ],
  },
];

const listedFor = (isThere: (section: Section) => boolean) =>
  SECTIONS.filter(isThere).flatMap(({ keys }) => keys.flatMap(({ on }) => on));

/** Every key that is listed, of the stepper and of the learning room. */
export const LISTED = listedFor(({ where }) => where === undefined || where === "both");
export const LISTED_IN_LEARN = listedFor(({ where }) => where === "Learn" || where === "both");

/** What is listed of numbers that can be changed. */
export const LISTED_ON_NUMBERS = listedFor(({ where }) => where === "field");

export function KeyList() {
  return (
    <>
      <div class="columns">
        {SECTIONS.map(({ title, keys }) => (
          <section>
            <h3>{title}</h3>
            <dl>
              {keys.map(({ on, does }) => (
                <div>
                  <dt>{on.map((key) => <kbd>{shownKey(key)}</kbd>)}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="quiet">All other keys rest while a field is being typed in.</p>
    </>
  );
}

const SHOWN: Record<string, string> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  " ": "Space",
  Escape: "Esc",
};

/** The key as it is printed on keyboards: →, Space, Ctrl + Shift + Z. */
export function shownKey(on: string): string {
  return on.split("+").map((part) => SHOWN[part] ?? capital(part)).join(" + ");
}
