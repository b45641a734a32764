import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import { Field } from "../../ui/field.tsx";
import type { Learning } from "../model/learning.ts";
import { labelsApart } from "./scale.ts";

const LONGEST_NAME = 40;

/** A name that somebody gives a run; nothing for the one that it has by itself. Throws Unreadable. */
export function readRunName(text: string): string | null {
  const name = text.replace(/\s+/g, " ").trim();
  if (name.length > LONGEST_NAME) throw new Unreadable(`At most ${LONGEST_NAME} characters.`);
  return name || null;
}

interface EndsProps {
  /** Where the lines end, from above. */
  ends: number[];
  children: ComponentChildren[];
}

/** What stands at the ends of lines, each beside its own and none over another. */
export function LineEnds({ ends, children }: EndsProps) {
  const tops = labelsApart(ends);
  return (
    <ol class="line-ends">
      {children.map((child, at) => (
        <li ref={(li) => li?.style.setProperty("transform", `translateY(${tops[at]}px)`)}>
          {child}
        </li>
      ))}
    </ol>
  );
}

interface NameProps {
  learning: Learning;
  id: number;
  name: string;
}

/** The name of a run: it brings the run on show; on the one that is, it is changed in place. */
export function RunName({ learning, id, name }: NameProps) {
  const [renaming, setRenaming] = useState(false);
  const isOwn = learning.run.value?.id === id;
  if (renaming) {
    return (
      <Field
        label="Name of the run"
        hideLabel
        autoFocus
        text={name}
        read={readRunName}
        onCommit={(given) => {
          learning.rename(id, given);
          return Promise.resolve(null);
        }}
        onDone={() => setRenaming(false)}
        onCancel={() => setRenaming(false)}
      />
    );
  }
  return (
    <button
      type="button"
      class="run-name"
      aria-current={isOwn}
      title={isOwn ? `${name}: give it another name` : `${name}: show this run`}
      onClick={() => isOwn ? setRenaming(true) : learning.show(id)}
    >
      {name}
    </button>
  );
}
