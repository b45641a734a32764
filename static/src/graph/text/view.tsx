import { useLayoutEffect, useRef } from "preact/hooks";
import type { GraphRun } from "../../trace/graph/run.ts";
import type { GraphStep } from "../../wire/graph.ts";
import { linesOf } from "./segments.ts";

interface Props {
  run: GraphRun;
  step: GraphStep | null;
  onLine: (line: number) => void;
  onEdit: () => void;
}

/** The text, with the line at work marked; each line leads to its steps. */
export function TextView({ run, step, onLine, onEdit }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const lines = linesOf(run, step);
  const atWork = lines.find(({ isAtWork }) => isAtWork)?.number;

  // The list alone scrolls, never the page.
  useLayoutEffect(() => {
    const marked = list.current?.querySelector<HTMLElement>(".line-at-work");
    if (!list.current || !marked) return;
    const { scrollTop, clientHeight } = list.current;
    const top = marked.offsetTop - list.current.offsetTop;
    if (top < scrollTop || top + marked.offsetHeight > scrollTop + clientHeight) {
      list.current.scrollTop = top - clientHeight / 2;
    }
  }, [atWork]);

  return (
    <section class={`graph-text phase-${step?.phase ?? "forward"}`} aria-label="Text">
      <p class="graph-heading">
        <span>text</span>
        <button type="button" class="link" onClick={onEdit}>Edit</button>
      </p>
      <ol ref={list} class="text-lines">
        {lines.map(({ number, segments, isAtWork }) => (
          <li class={isAtWork ? "line-at-work" : ""} aria-current={isAtWork ? "step" : undefined}>
            <button
              type="button"
              title="Go to its steps"
              onClick={() =>
                onLine(number)}
            >
              <span class="line-number">
                {isAtWork
                  ? <span aria-hidden="true">{step?.phase === "backward" ? "◀" : "▶"}</span>
                  : number}
              </span>
              <code>
                {segments.map(({ text, role }) =>
                  role ? <span class={`role-${role}`}>{text}</span> : text
                )}
              </code>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
