import type { ComponentChildren } from "preact";
import type { GraphDoor } from "../graphs/door.ts";
import type { GraphExample } from "../../wire/graph.ts";
import type { Example } from "../../wire/types.ts";

interface Props {
  examples: Example[];
  /** The id of the open example, or null when the problem is the user's own. */
  example: string | null;
  /** What a problem that is no example is called. */
  own: string;
  onExample: (example: Example) => void;
  graphs: GraphDoor;
  onGraph: (example: GraphExample) => void;
  /** What stands in place of the examples while something else is done than stepping. */
  instead?: ComponentChildren;
  children: ComponentChildren;
}

const NEW_GRAPH = "new-graph";

/** The name, the menu of worked examples, and what else there is to do. */
export function Header(props: Props) {
  const { examples, example, own, onExample, graphs, onGraph, instead, children } = props;
  function onChange(event: Event): void {
    const { value } = event.currentTarget as HTMLSelectElement;
    if (value === NEW_GRAPH) {
      graphs.isNew.value = true;
      // The menu shows what is open, not what is being written.
      (event.currentTarget as HTMLSelectElement).value = example ?? "";
      return;
    }
    const graph = graphs.examples.value.find(({ id }) => id === value);
    if (graph) return onGraph(graph);
    const chosen = examples.find((each) => each.id === value);
    if (chosen) onExample(chosen);
  }

  return (
    <header>
      <h1>
        <span class="delta" aria-hidden="true">δ</span> <span class="word">Backstep</span>
      </h1>
      {instead ?? (
        <label class="example">
          <span class="hidden">Worked example</span>
          <select
            value={example ?? ""}
            onChange={onChange}
            onFocus={graphs.loadExamples}
            onPointerEnter={graphs.loadExamples}
          >
            {example === null && <option value="">{own}</option>}
            <optgroup label="Networks">
              {examples.map(({ id, title }) => <option value={id}>{title}</option>)}
            </optgroup>
            <optgroup label="Computational graphs">
              {graphs.examples.value.map(({ id, title }) => <option value={id}>{title}</option>)}
              <option value={NEW_GRAPH}>New graph…</option>
            </optgroup>
          </select>
        </label>
      )}
      {children}
    </header>
  );
}
