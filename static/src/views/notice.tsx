import type { Trouble } from "../model/session.ts";

interface Props {
  trouble: Trouble;
  onRetry: () => void;
  onClose: () => void;
}

/** What went wrong, and what can be done about it; the picture stays as it was. */
export function Notice({ trouble, onRetry, onClose }: Props) {
  return (
    <div class="notice" role="alert">
      {trouble.kind === "unreachable"
        ? (
          <p>
            <strong>The server does not answer.</strong>{" "}
            What is loaded still steps; the rest comes when it is back.
          </p>
        )
        : (
          <p>
            <strong>{trouble.details.title}.</strong> {trouble.details.detail}
            {trouble.details.pointer && <code>{trouble.details.pointer}</code>}
          </p>
        )}
      {trouble.kind === "unreachable" && <button type="button" onClick={onRetry}>Try again</button>}
      <button type="button" onClick={onClose}>Close</button>
    </div>
  );
}
