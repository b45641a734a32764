import type { ComponentChildren } from "preact";
import type { Resource } from "../../wire/resource.ts";

interface Props<Answer> {
  resource: Resource<Answer>;
  /** What it is, at the start of a sentence. */
  what: string;
  onAgain: () => void;
  children: (answer: Answer) => ComponentChildren;
}

/** What has been asked of the server: on its way, failed, or there. */
export function ResourceView<Answer>({ resource, what, onAgain, children }: Props<Answer>) {
  switch (resource.kind) {
    case "loading":
      return <p class="said" role="status">{what} is on its way …</p>;
    case "failed":
      return (
        <div class="failed" role="alert">
          <p>{what} did not come. {resource.why}</p>
          <button type="button" onClick={onAgain}>Try again</button>
        </div>
      );
    case "ready":
      return <>{children(resource.answer)}</>;
  }
}
