import { useEffect, useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { Result } from "../answers.ts";
import { Subscripts } from "../../ui/text/subscripts.tsx";
import { disabledButton } from "../../ui/disabled.ts";

interface Props {
  /** What is said of the answer; undefined before there is one. */
  result: Result | undefined;
  onReveal: () => void;
  onOpenStep: () => void;
}

const VERDICTS = {
  correct: "✓ right",
  consistent: "✓ follows from your earlier number",
  wrong: "✗ not right",
  // Too few digits, or no number at all: the message says which.
  unreadable: "? cannot be judged",
};

/**
 * What is said of an answer: the hint first, then more as it is asked for. What is new is heard
 * once; so the words stand in a place that was there before them, and the buttons outside of it.
 */
export function Feedback({ result, onReveal, onOpenStep }: Props) {
  const [explained, setExplained] = useState(false);
  // Another answer has another mistake to find.
  useEffect(() => setExplained(false), [result?.given]);
  return (
    <div class="feedback">
      <div class="words" role="status" aria-atomic={false}>
        {result && <Words result={result} explained={explained} />}
      </div>
      {result?.verdict === "wrong" && (
        <p class="row">
          {result.mistakes.length > 0 && (
            <button
              type="button"
              {...disabledButton(explained, () => setExplained(true))}
            >
              Which mistake is it?
            </button>
          )}
          <button type="button" {...disabledButton(result.value !== undefined, onReveal)}>
            Show the number
          </button>
          <button type="button" onClick={onOpenStep}>Open the step</button>
        </p>
      )}
    </div>
  );
}

function Words({ result, explained }: { result: Result; explained: boolean }) {
  const { verdict, message, together, value } = result;
  // “Left out below the outputs” is “left out” where nothing tells the two apart.
  const mistakes = result.mistakes.filter(({ name }) =>
    together || !result.mistakes.some((other) => name.startsWith(`${other.name} `))
  );
  return (
    <>
      <p class={`verdict ${verdict}`}>{VERDICTS[verdict]}</p>
      {verdict === "unreadable" && <p>{message}</p>}
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
                    <strong>{mistake.name}.</strong> <Subscripts text={mistake.explanation} />
                  </>
                )
                : <Subscripts text={mistake.hint} />}
            </p>
          ))}
          {value !== undefined && <p>It is {formatNumber(value)}.</p>}
        </>
      )}
    </>
  );
}
