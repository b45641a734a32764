import type { Learning } from "../model/learning.ts";
import { troubleOf } from "../model/troubles.ts";

/** What stands in the way of learning, in words, or else what the picture shows. */
export function Told({ learning, otherwise }: { learning: Learning; otherwise: string }) {
  learning.came.value;
  const [net, source, run, moment] = [
    learning.net.value,
    learning.source.value,
    learning.run.value,
    learning.moment.value,
  ];
  const coming = learning.coming.value;
  if (coming) return <p class="stage-told" role="status">{coming.title} is on its way …</p>;
  const trouble = learning.failure.value ?? run?.stopped ??
    (net && source && run && moment && !learning.training.value
      ? troubleOf(net, source.table, run, moment)
      : null) ??
    source?.table.notes[0];
  return (
    <p class={trouble ? "stage-told trouble" : "stage-told"} role="status">
      {trouble ?? otherwise}
    </p>
  );
}
