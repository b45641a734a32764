import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { type Lines, piecesOf, type Program } from "./program.ts";

interface ListingProps {
  program: Pick<Program, "code" | "given">;
  /** The first and the last line that the step runs. */
  running: Pick<Lines, "first" | "last"> | null;
}

/** A program, with the lines at work marked and in view. */
export function Listing({ program, running }: ListingProps) {
  const box = useRef<HTMLPreElement>(null);
  const pieces = useMemo(() => piecesOf(program), [program]);
  const first = running?.first;

  // The box alone scrolls, never the page.
  useLayoutEffect(() => {
    const marked = box.current?.querySelector<HTMLElement>("mark");
    if (box.current && marked) {
      box.current.scrollTop = marked.offsetTop - box.current.clientHeight / 2;
    }
  }, [first, program]);

  return (
    <pre ref={box} class="listing" tabIndex={0} role="group" aria-label="Program in NumPy">
      <code translate={false}>
        {pieces.map((piece) => {
          const runs = running && running.first <= piece.first && piece.first <= running.last;
          return runs
            ? <mark aria-current="step">{piece.text}</mark>
            : <span>{piece.text}</span>;
        })}
      </code>
    </pre>
  );
}
