import { useState } from "preact/hooks";
import { type ClassMarks, marksFile, type Student, type Verdict } from "./class_marks.ts";
import { feedbackFile } from "./feedback_file.ts";
import { counted } from "../../lib/counted.ts";
import { saveFile } from "../../lib/files/save.ts";
import type { Named } from "../../trace/symbols/named.ts";

interface Props {
  marks: ClassMarks;
  names: Named;
}

/** A sign beside the colour of each verdict. */
const SIGNS: Record<Verdict | "blank", [string, string]> = {
  correct: ["✓", "right"],
  consistent: ["↳", "follows from an earlier answer"],
  wrong: ["✗", "wrong"],
  unreadable: ["?", "cannot be read"],
  blank: ["·", "blank"],
};
const MOST_MISTAKES = 8;

/** The marks: numbers × students, the commonest mistakes, one student's sheet, and files. */
export function ClassResults({ marks, names }: Props) {
  const [shown, setShown] = useState<number | null>(null);
  const [refused, setRefused] = useState(false);
  const now = marks.marks.value;
  if (!now) return null;
  const { refs, students } = now;
  const student = students.find((each) => each.line === shown);
  const mistakes = marks.mistakes.value;
  const stem = marks.name.value.replace(/\.[^.]*$/, "") || "class";

  async function save(format: string, told: typeof now): Promise<void> {
    if (!told) return;
    const file = await marksFile(told, format, marks.table.value?.delimiter ?? ",");
    setRefused(file === null);
    if (file) saveFile(`${stem}-marked.${format}`, file);
  }

  return (
    <>
      <div class="heat" role="region" tabIndex={0} aria-label="Students and numbers">
        <table>
          <thead>
            <tr>
              <th scope="col">Student</th>
              <th scope="col">of {refs.length}</th>
              {refs.map((ref) => <th scope="col" key={ref}>{names.nameOf(ref)}</th>)}
            </tr>
          </thead>
          <tbody>
            {students.map((each) => (
              <tr key={each.line}>
                <th scope="row">
                  <button
                    type="button"
                    aria-expanded={shown === each.line}
                    onClick={() => setShown(shown === each.line ? null : each.line)}
                    translate={false}
                  >
                    {each.who}
                  </button>
                </th>
                <td>{each.points}</td>
                {refs.map((ref) => <Mark key={ref} student={each} name={ref} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {student && (
        <section aria-label={`The sheet of ${student.who}`} class="student">
          <h3>{student.who}: {student.points} of {refs.length}</h3>
          <dl>
            {refs.map((ref) => (
              <div key={ref}>
                <dt>{names.nameOf(ref)} = {student.results[ref]?.given ?? "–"}</dt>
                <dd>{names.withNames(student.results[ref]?.message ?? "Blank.")}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {mistakes.length > 0 && (
        <>
          <h3>Commonest mistakes</h3>
          <ul class="mistakes">
            {mistakes.slice(0, MOST_MISTAKES).map(({ name, who }) => (
              <li key={name}>
                <details>
                  <summary>“{name}”: {counted(who.length, "student")}</summary>
                  <p translate={false}>{who.join(", ")}</p>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="row">
        <button type="button" onClick={() => save("csv", now)}>Marks as CSV</button>
        <button type="button" onClick={() => save("xlsx", now)}>Marks for Excel</button>
        <button
          type="button"
          onClick={() => {
            saveFile(`${stem}-feedback.html`, feedbackFile(students, refs, names.nameOf));
          }}
        >
          Feedback sheets
        </button>
      </p>
      {refused && (
        <p class="reason" role="alert">
          The file cannot be written: the server does not answer, or lacks the library for it.
        </p>
      )}
    </>
  );
}

function Mark({ student, name }: { student: Student; name: string }) {
  const result = student.results[name];
  const [sign, says] = SIGNS[result?.verdict ?? "blank"];
  const why = result?.mistakes.length ? `${says}: ${result.mistakes.join(", ")}` : says;
  return (
    <td class={`mark ${result?.verdict ?? "blank"}`} title={`${result?.given ?? ""} ${why}`.trim()}>
      <span aria-hidden="true">{sign}</span>
      <span class="hidden">{why}</span>
    </td>
  );
}
