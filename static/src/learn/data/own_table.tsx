import { useMemo, useRef, useState } from "preact/hooks";
import type { Learning } from "../model/learning.ts";
import { openOwn } from "../model/opening.ts";
import { type Choices, ownData, usualChoices } from "./own_data.ts";
import { readTable, TableFault } from "./table_text.ts";

/** A field with more characters than these is slow: of a longer table the beginning is shown. */
const MOST_SHOWN = 300_000;

/** A table of one's own: pasted, dropped or opened, and which of its columns are what. */
export function OwnTable({ learning, onClose }: { learning: Learning; onClose: () => void }) {
  const [text, setText] = useState("");
  const [given, setGiven] = useState(false);
  const [changed, setChanged] = useState<Partial<Choices>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);

  const read = useMemo(() => attempt(() => readTable(text)), [text]);
  const table = read.made;
  const choices = table && { ...usualChoices(table), ...changed };
  const made = useMemo(
    () => table && choices ? attempt(() => ownData(table, choices)) : null,
    [table, changed],
  );
  const fault = given ? read.fault ?? made?.fault ?? refused : null;
  const isLong = text.length > MOST_SHOWN;

  function take(next: string): void {
    setText(next);
    setGiven(true);
    setChanged({});
    setRefused(null);
  }

  async function load(files: FileList | null | undefined): Promise<void> {
    const [first] = files ?? [];
    if (first) take(await first.text());
  }

  async function learnFrom(): Promise<void> {
    if (!made?.made) return;
    const why = await openOwn(learning, made.made);
    setRefused(why);
    if (why === null) onClose();
  }

  return (
    <form
      class="own-table"
      aria-label="A table of your own"
      onSubmit={(event) => {
        event.preventDefault();
        learnFrom();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        load(event.dataTransfer?.files);
      }}
    >
      <label for="own-table-text">
        Paste a table, or drop a file: a row for each sample, its target in a column of its own. It
        stays in this browser and in the server’s memory.
      </label>
      <textarea
        id="own-table-text"
        rows={8}
        wrap="off"
        spellcheck={false}
        placeholder="length;width;kind"
        value={isLong ? text.slice(0, MOST_SHOWN) : text}
        readOnly={isLong}
        onInput={(event) => take(event.currentTarget.value)}
      />
      {isLong && <p class="note">The table is long: only its beginning is shown here.</p>}
      {table && choices && (
        <>
          <p class="note">{table.how}</p>
          <label>
            Target{" "}
            <select
              value={choices.target}
              onChange={(event) => {
                const target = Number(event.currentTarget.value);
                setChanged({
                  ...changed,
                  target,
                  inputs: table.columns.flatMap(({ numeric }, at) =>
                    numeric && at !== target ? [at] : []
                  ),
                });
              }}
            >
              {table.columns.map(({ name }, at) => <option value={at}>{name}</option>)}
            </select>
          </label>
          <fieldset>
            <legend>Inputs</legend>
            {table.columns.map(({ name, numeric }, at) =>
              at !== choices.target && (
                <label>
                  <input
                    type="checkbox"
                    checked={choices.inputs.includes(at)}
                    disabled={!numeric}
                    onChange={(event) => {
                      const { checked } = event.currentTarget;
                      const others = choices.inputs.filter((each) => each !== at);
                      const inputs = checked ? [...others, at].sort((a, b) => a - b) : others;
                      setChanged({ ...changed, inputs });
                    }}
                  />{" "}
                  {name}
                  {!numeric && " (text)"}
                </label>
              )
            )}
          </fieldset>
          <label>
            <input
              type="checkbox"
              checked={choices.standardise}
              onChange={(event) =>
                setChanged({ ...changed, standardise: event.currentTarget.checked })}
            />{" "}
            Standardise the inputs: less their mean, in units of their spread
          </label>
          <label>
            Held out{" "}
            <select
              value={choices.heldOut}
              onChange={(event) =>
                setChanged({ ...changed, heldOut: Number(event.currentTarget.value) })}
            >
              {[0, 0.1, 0.2, 0.3, 0.5].map((share) => (
                <option value={share}>{Math.round(share * 100)} %</option>
              ))}
            </select>
          </label>
        </>
      )}
      {made?.made && made.made.leftOut.length > 0 && (
        <p class="note">Left out: {made.made.leftOut.join(" ")}</p>
      )}
      {fault && <p class="reason" role="alert">{fault}</p>}
      <p class="row">
        <button type="submit" class="primary" disabled={!made?.made}>Learn from it</button>
        <button type="button" onClick={() => file.current?.click()}>Open a file…</button>
        <input
          ref={file}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label="Table file"
          hidden
          onChange={(event) => load(event.currentTarget.files)}
        />
        <button type="button" onClick={onClose}>Cancel</button>
      </p>
    </form>
  );
}

/** What is made, or why it cannot be. */
function attempt<Made>(make: () => Made): { made: Made | null; fault: string | null } {
  try {
    return { made: make(), fault: null };
  } catch (error) {
    if (error instanceof TableFault) return { made: null, fault: error.message };
    throw error;
  }
}
