import type { Learning } from "../model/learning.ts";

/** What has gone wrong, or is about to, in words. */
export function Warning({ learning }: { learning: Learning }) {
  learning.came.value;
  const text = learning.failure.value ?? learning.run.value?.stopped;
  return <p class="learn-warning" role="status">{text ?? ""}</p>;
}
