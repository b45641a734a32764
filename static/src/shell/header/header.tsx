import type { ComponentChildren } from "preact";
import type { Example } from "../../wire/types.ts";

interface Props {
  examples: Example[];
  /** The id of the open example, or null when the problem is the user's own. */
  example: string | null;
  /** What a problem that is no example is called. */
  own: string;
  onExample: (example: Example) => void;
  /** What stands in place of the examples while something else is done than stepping. */
  instead?: ComponentChildren;
  children: ComponentChildren;
}

/** The name, the menu of worked examples, and what else there is to do. */
export function Header({ examples, example, own, onExample, instead, children }: Props) {
  function onChange(event: Event): void {
    const { value } = event.currentTarget as HTMLSelectElement;
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
          <select value={example ?? ""} onChange={onChange}>
            {example === null && <option value="">{own}</option>}
            {examples.map(({ id, title }) => <option value={id}>{title}</option>)}
          </select>
        </label>
      )}
      {children}
    </header>
  );
}
