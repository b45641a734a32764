import { useRef, useState } from "preact/hooks";
import { ClassResults } from "./results.tsx";
import { createClassMarks } from "./class_marks.ts";
import { Mapping } from "./mapping.tsx";
import { chooseNames, chosenNames } from "../../session/late/chosen_names.ts";
import { HowMeant } from "../../ui/names/question.tsx";
import { counted } from "../../lib/counted.ts";
import type { Named } from "../../trace/symbols/named.ts";
import type { Either } from "../../wire/either.ts";

/** The class of this page, for each kind of problem: it stays while another room is looked at, and goes with the page. */
const MARKS = { network: createClassMarks(), graph: createClassMarks() };

interface Props {
  of: Either;
  names: Named;
}

/** Drop the answers of a class, say what each column is for, and look at the marks. */
export function ClassView({ of, names }: Props) {
  const marks = MARKS[names.kind];
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const table = marks.table.value;
  const progress = marks.progress.value;

  function take(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (file) marks.read(of, file);
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    take(event.dataTransfer?.files);
  }

  return (
    <section
      class={`class ${over ? "over" : ""}`}
      aria-label="Mark a class"
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <h2>Mark a class</h2>
      <p>
        Drop a table here, one row a student: CSV or Excel. A column named for a number, such as
        {" "}
        <code>{names.example[0]}</code> or{" "}
        <code>{names.example[1]}</code>, holds answers to it. Nothing of it is kept on the server.
      </p>
      <p class="row">
        <button type="button" onClick={() => input.current?.click()}>
          {table ? "Another table" : "Choose a table"}
        </button>
        {marks.name.value && <span class="file">{marks.name.value}</span>}
        {table && <button type="button" onClick={marks.close}>Put it away</button>}
        <input
          ref={input}
          type="file"
          class="hidden"
          tabIndex={-1}
          accept=".csv,.tsv,.txt,.xlsx"
          aria-label="A table with the answers of a class"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </p>
      {marks.fault.value && <p class="reason" role="alert">{marks.fault.value}</p>}
      {table && (
        <>
          <HowMeant
            question={table.question}
            chosen={chosenNames.value}
            onChoose={(way) => {
              chooseNames(way);
              marks.readNames(of);
            }}
          />
          <Mapping marks={marks} names={names} table={table} />
          <p class="row">
            <button
              type="button"
              class="primary"
              disabled={marks.mapped.value === 0 || progress !== null}
              onClick={() => marks.mark(of)}
            >
              Mark {counted(table.rows.length, "student")}
            </button>
            {progress !== null && (
              <progress value={progress} max={1} aria-label="Students marked" />
            )}
          </p>
        </>
      )}
      {marks.marks.value && <ClassResults marks={marks} names={names} />}
    </section>
  );
}
