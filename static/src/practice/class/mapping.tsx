import type { ClassMarks, Table } from "./class_marks.ts";
import type { Named } from "../../trace/symbols/named.ts";

interface Props {
  marks: ClassMarks;
  names: Named;
  table: Table;
}

/** What each column is for: as it was guessed, and as somebody says who knows. */
export function Mapping({ marks, names, table }: Props) {
  const { columns, notes, faults, refs } = table;
  const told = [...faults, ...notes].sort((a, b) => a.line - b.line);
  return (
    <>
      <table class="mapping">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">First cells</th>
            <th scope="col">holds answers to</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, at) => {
            const chosen = marks.refs.value[at];
            const likely = column.suggestions.filter((ref) => ref !== chosen);
            return (
              <tr key={at} class={chosen || !column.numbers ? "" : "unknown"}>
                <th scope="row" translate={false}>{column.name || `column ${at + 1}`}</th>
                <td class="shown" translate={false}>{column.shown.join(" · ")}</td>
                <td>
                  <select
                    aria-label={`What ${column.name || `column ${at + 1}`} holds`}
                    value={chosen ?? ""}
                    onChange={(event) => marks.map(at, event.currentTarget.value || null)}
                  >
                    <option value="">no answers</option>
                    {likely.length > 0 && (
                      <optgroup label="Probably">
                        {likely.map((ref) => <option value={ref}>{names.nameOf(ref)}</option>)}
                      </optgroup>
                    )}
                    <optgroup label={`Numbers of this ${names.kind}`}>
                      {refs.filter((ref) => !likely.includes(ref)).map((ref) => (
                        <option value={ref}>{names.nameOf(ref)}</option>
                      ))}
                    </optgroup>
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {told.length > 0 && (
        <ul class="told" aria-label="What was found in the table">
          {told.map(({ line, what }) => <li key={`${line} ${what}`}>Line {line}: {what}</li>)}
        </ul>
      )}
      {marks.mapped.value === 0 && (
        <p class="reason">No column holds answers yet: say above which one does.</p>
      )}
    </>
  );
}
