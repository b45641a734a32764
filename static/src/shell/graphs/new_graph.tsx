import { whenClosed } from "../../ui/closed_dialog.ts";
import { useLayoutEffect, useRef } from "preact/hooks";
import { GraphEditor } from "../../graph/editor/view.tsx";
import { adoptStyle } from "../../ui/style/adopt_style.ts";
import style from "../../graph/editor/editor.css" with { type: "text" };
import type { GraphProblem } from "../../wire/graph.ts";
import { Refused, Unreachable } from "../../wire/server.ts";
import type { ProblemDetails } from "../../wire/types.ts";
import type { GraphDoor } from "./door.ts";

adoptStyle(style);

/** Where a new graph is written: a formula, and the values that it asks for. */
export function NewGraph({ graphs }: { graphs: GraphDoor }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => (graphs.isNew.value = false);
  /** What the server says against it, if it does. */
  async function open(graph: GraphProblem): Promise<ProblemDetails | null> {
    try {
      await graphs.openNew(graph);
      return null;
    } catch (error) {
      if (error instanceof Refused) return error.details;
      if (!(error instanceof Unreachable)) throw error;
      return { title: "", status: 0, detail: "The server does not answer." };
    }
  }

  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="new-graph"
      aria-labelledby="new-graph-title"
      onClose={whenClosed(close)}
    >
      <h2 id="new-graph-title">New graph</h2>
      <p class="quiet">
        A formula, or some lines of them, as in NumPy:{" "}
        <code>f = (x + y) * z</code>. Names without a line of their own are given: their values are
        asked for.
      </p>
      <GraphEditor
        from={{ text: "f = (x + y) * z", values: {} }}
        action="Open"
        onOpen={open}
        onDone={close}
      />
    </dialog>
  );
}
