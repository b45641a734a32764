import { refusalIn } from "../model/refusal.ts";
import type { Report } from "../model/trouble.ts";
import type { Notation } from "../types.ts";
import { useReturnedFocus } from "./use_returned_focus.ts";

interface Props {
  report: Report;
  notation: Notation;
  onClose: () => void;
}

/** What went wrong, and what can be done about it; the picture stays as it was. */
export function Notice({ report, notation, onClose }: Props) {
  useReturnedFocus(true);
  return (
    <div class="notice" role="alert">
      {report.kind === "unreachable"
        ? (
          <p>
            <strong>The server does not answer.</strong>{" "}
            What is loaded still steps; the rest comes by itself when the server is back.
          </p>
        )
        : (
          <p>
            <strong>{report.details.title}.</strong> {refusalIn(report.details, notation)}
          </p>
        )}
      {report.kind === "unreachable" && report.again && (
        <button type="button" onClick={report.again}>Try again</button>
      )}
      <button type="button" onClick={onClose}>Close</button>
    </div>
  );
}
