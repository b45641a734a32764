import type { Signal } from "@preact/signals";
import type { Notes } from "./exchange.ts";

interface Props {
  notes: Signal<Notes | null>;
}

/** What was assumed, guessed or left out of the model that has just been opened. */
export function FileNotes({ notes }: Props) {
  if (!notes.value) return null;
  const { file, told } = notes.value;
  return (
    <div class="file-notes" role="status">
      <details open={told.length < 3}>
        <summary>
          <strong>{file}</strong> {told.length === 1 ? "has a note" : `has ${told.length} notes`}
        </summary>
        <ul>{told.map((note) => <li>{note}</li>)}</ul>
      </details>
      <button type="button" onClick={() => (notes.value = null)}>Close</button>
    </div>
  );
}
