import { useState } from "preact/hooks";
import { formatNumber } from "../../model/format.ts";
import type { Result } from "../../model/practice.ts";
import { Indexed } from "../indexed.tsx";

interface Props {
  result: Result;
  onReveal: () => void;
  onOpenStep: () => void;
}

const VERDICTS = {
  correct: "✓ right",
  consistent: "✓ follows from your earlier number",
  wrong: "✗ not right",
  unreadable: "? not read",
};

/** What is said of an answer: the hint first, then more as it is asked for. */
export function Feedback({ result, onReveal, onOpenStep }: Props) {
  const [explained, setExplained] = useState(false);
  const { verdict, mistakes, together, value } = result;
  return (
    <div class="feedback" role="status">
      <p class={`verdict ${verdict}`}>{VERDICTS[verdict]}</p>
      {verdict === "wrong" && (
        <>
          {mistakes.length === 0 && <p>No mistake known here gives this number.</p>}
          {mistakes.length > 1 && (
            <p>
              {together
                ? "Two mistakes together give this number."
                : "Each of these mistakes alone gives this number."}
            </p>
          )}
          {mistakes.map((mistake) => (
            <p key={mistake.id}>
              {explained
                ? (
                  <>
                    <strong>{mistake.name}.</strong> <Indexed text={mistake.explanation} />
                  </>
                )
                : <Indexed text={mistake.hint} />}
            </p>
          ))}
          {value !== undefined && <p>It is {formatNumber(value)}.</p>}
          <p class="row">
            {mistakes.length > 0 && !explained && (
              <button
                type="button"
                onClick={() => setExplained(true)}
              >
                Which mistake is it?
              </button>
            )}
            {value === undefined && (
              <button type="button" onClick={onReveal}>Show the number</button>
            )}
            <button type="button" onClick={onOpenStep}>Open the step</button>
          </p>
        </>
      )}
    </div>
  );
}
