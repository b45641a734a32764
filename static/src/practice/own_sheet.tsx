import { useState } from "preact/hooks";
import { ASKED, saveSheet } from "./sheet_file.ts";
import { Choice } from "../ui/choice.tsx";
import type { Problem } from "../wire/types.ts";

/** The network on show as a worksheet for others, or its solution, as a file. */
export function OwnSheet({ problem }: { problem: Problem }) {
  const [asked, setAsked] = useState("all");
  const [reason, setReason] = useState("");

  async function save(format: "html" | "tex", solution: boolean): Promise<void> {
    setReason("");
    setReason(await saveSheet(problem, { asked, format, solution }));
  }

  return (
    <fieldset class="exercise">
      <legend>This network on paper</legend>
      <Choice
        label="It asks for"
        value={asked}
        options={Object.fromEntries(Object.entries(ASKED).map(([id, [says]]) => [id, says]))}
        onChoose={(chosen) => {
          setAsked(chosen);
          return Promise.resolve(null);
        }}
      />
      <p class="row">
        <button type="button" onClick={() => save("html", false)}>Worksheet</button>
        <button type="button" onClick={() => save("html", true)}>Solution</button>
        <button type="button" onClick={() => save("tex", false)}>Worksheet in LaTeX</button>
        <button type="button" onClick={() => save("tex", true)}>Solution in LaTeX</button>
      </p>
      {reason && <p class="reason" role="alert">{reason}</p>}
    </fieldset>
  );
}
