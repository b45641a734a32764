import { signal } from "@preact/signals";
import type { Named } from "../../trace/symbols/named.ts";
import { Late } from "../../ui/coming/late.tsx";
import type { Either } from "../../wire/either.ts";
import { createLateModule } from "../../wire/late_module.ts";

/** Marking a class is loaded when somebody wants to. */
const CLASS = createLateModule(() => import("../class/view.tsx"));

/** Whether a class is being marked: the room comes back where it was left. */
const marking = signal(false);

/** What leads to the marks of a class, or these. */
export function MarkClass(props: { of: Either; names: Named }) {
  if (marking.value) {
    return (
      <Late module={CLASS} what="Marking a class">
        {({ ClassView }) => <ClassView {...props} />}
      </Late>
    );
  }
  return (
    <p class="row">
      <button type="button" onClick={() => (marking.value = true)}>Mark a class …</button>
    </p>
  );
}
