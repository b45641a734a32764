import { refusalIn } from "../../session/refusal.ts";
import type { Report } from "../../wire/connection.ts";
import type { Notation } from "../../wire/types.ts";
import { useReturnedFocus } from "../../ui/hooks/use_returned_focus.ts";

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
      {report.kind === "refused" && report.actions?.map(({ title, run }) => (
        <button
          type="button"
          onClick={() => {
            onClose();
            run();
          }}
        >
          {title}
        </button>
      ))}
      <button type="button" onClick={onClose}>Close</button>
    </div>
  );
}
