import { useId, useState } from "preact/hooks";
import { readNumber } from "../../lib/numbers/arithmetic.ts";
import { readCount } from "../../lib/numbers/read_field.ts";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import { Choice } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { choiceOf } from "./quantities.ts";
import type { Either } from "../../wire/either.ts";
import { type Format, FORMATS, printLink, saveSheet } from "./sheet_file.ts";

const MOST_VARIANTS = 10;
const MOST_POINTS = 100;

interface Props {
  of: Either;
  /** What it can ask for, and how that reads. */
  there: Record<string, string>;
  /** What is chosen together, by its name. */
  choices: Record<string, string[]>;
}

/** The network or the graph on show as a worksheet for others, or its solution. */
export function OwnSheet({ of, there, choices }: Props) {
  const kind = "graph" in of ? "graph" : "network";
  const names = Object.keys(there);
  /** Those that are not asked for: of another network, all others are. */
  const [left, setLeft] = useState<string[]>([]);
  const [points, setPoints] = useState<Record<string, number>>({});
  const [variants, setVariants] = useState(1);
  const [format, setFormat] = useState<Format>("print");
  const [reason, setReason] = useState("");
  const id = useId();
  const asked = names.filter((quantity) => !left.includes(quantity));
  const chosen = choiceOf(choices, asked, names);
  const total = asked.reduce((sum, quantity) => sum + (points[quantity] ?? 0), 0);

  async function make(solution: boolean): Promise<void> {
    const kept = Object.entries(points).filter(([quantity, worth]) =>
      worth > 0 && asked.includes(quantity)
    );
    const wanted = { ...of, asked, points: Object.fromEntries(kept), variants, solution };
    setReason("");
    if (asked.length === 0) return setReason("Tick at least one quantity to ask for.");
    if (format !== "print") return setReason(await saveSheet(wanted, format));
    const link = printLink(wanted);
    if (link) open(link, "_blank");
    else setReason(`This ${kind} is too large for an address: save it as HTML, and print that.`);
  }

  return (
    <fieldset class="exercise own-sheet">
      <legend>This {kind} on paper</legend>
      <Choice
        label="It asks for"
        value={chosen}
        options={Object.fromEntries([...Object.keys(choices), chosen].map((each) => [each, each]))}
        onChoose={(name) => {
          setLeft(names.filter((quantity) => !choices[name]?.includes(quantity)));
          return Promise.resolve(null);
        }}
      />
      {kind === "network" && (
        <Field
          label="Variants"
          text={String(variants)}
          read={readCount(1, MOST_VARIANTS)}
          onCommit={(count) => {
            setVariants(count);
            return Promise.resolve(null);
          }}
        />
      )}
      <Choice
        label="As"
        value={format}
        options={FORMATS}
        onChoose={(name) => {
          setFormat(name as Format);
          return Promise.resolve(null);
        }}
      />
      <details>
        <summary>Quantities and points{total > 0 && ": with points"}</summary>
        <p>Points are for each number of a kind; empty for none.</p>
        <ul>
          {names.map((quantity) => (
            <li key={quantity}>
              <input
                id={`${id}-${quantity}`}
                type="checkbox"
                checked={asked.includes(quantity)}
                onChange={(event) => {
                  const others = left.filter((each) => each !== quantity);
                  setLeft(event.currentTarget.checked ? others : [...others, quantity]);
                }}
              />
              <label for={`${id}-${quantity}`}>{there[quantity]}</label>
              <Field
                label={`Points for ${there[quantity]}`}
                hideLabel
                text={points[quantity] ? String(points[quantity]) : ""}
                read={readPoints}
                onCommit={(worth) => {
                  setPoints({ ...points, [quantity]: worth });
                  return Promise.resolve(null);
                }}
              />
            </li>
          ))}
        </ul>
      </details>
      {variants > 1 && <p>The first has the numbers on show, the others numbers of their own.</p>}
      <p class="row">
        <button type="button" onClick={() => make(false)}>Worksheet</button>
        <button type="button" onClick={() => make(true)}>Solution</button>
      </p>
      {reason && <p class="reason" role="alert">{reason}</p>}
    </fieldset>
  );
}

/** Points from nothing to many. Throws Unreadable. */
function readPoints(text: string): number {
  const worth = text.trim() ? readNumber(text) : 0;
  if (worth >= 0 && worth <= MOST_POINTS) return worth;
  throw new Unreadable(`Points from 0 to ${MOST_POINTS}.`);
}
