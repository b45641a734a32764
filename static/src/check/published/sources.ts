/** What the sources of the examples print: no visit needs it before the check is entered. */

import { useEffect } from "preact/hooks";
import { createResource } from "../../wire/resource.ts";
import { get } from "../../wire/server.ts";
import type { Example, PublishedExample } from "../../wire/types.ts";

const examples = createResource(() => get<PublishedExample[]>("/api/examples"));

/** The example with what its source prints; null until that has come, and where it prints nothing. */
export function useSource(example: Example | null): PublishedExample | null {
  useEffect(() => {
    if (example) examples.wantAnew();
  }, [example?.id]);
  const { now: { value: now } } = examples;
  const found = now.kind === "ready" ? now.answer.find(({ id }) => id === example?.id) : null;
  return found?.published.length ? found : null;
}
