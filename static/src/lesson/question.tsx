import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { Judged, Prose, QuestionProse } from "./lesson.ts";
import { Subscripts } from "../ui/text/subscripts.tsx";

export interface QuestionProps {
  question: QuestionProse;
  answers: Record<string, Judged>;
  onAnswer: (question: string, given: string) => void;
  draw: (nodes: Prose[]) => ComponentChildren;
}

const VERDICTS = { correct: "✓ right", wrong: "✗ not right", unreadable: "? cannot be judged" };

/** A number that the reader is asked for, hints on demand, and what is said of the answer. */
export function QuestionView({ question, answers, onAnswer, draw }: QuestionProps) {
  const [hints, setHints] = useState(0);
  const judged = answers[question.id];
  const prompt = useId();

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = String(new FormData(form).get("answer") ?? "").trim();
    if (given) onAnswer(question.id, given);
  }

  return (
    <form class="question" onSubmit={onSubmit} autocomplete="off">
      <p id={prompt}>{draw(question.prompt)}</p>
      <p class="row">
        <input name="answer" aria-labelledby={prompt} defaultValue={judged?.given} />
        <button type="submit">Check</button>
        {hints < question.hints.length && (
          <button type="button" onClick={() => setHints(hints + 1)}>Hint</button>
        )}
      </p>
      {question.hints.slice(0, hints).map((hint) => <p class="note">{draw(hint)}</p>)}
      <div role="status">{judged && <Verdict judged={judged} />}</div>
    </form>
  );
}

function Verdict({ judged }: { judged: Judged }) {
  const { verdict, message, mistakes, given } = judged;
  return (
    <>
      <p class={`verdict ${verdict}`}>{VERDICTS[verdict]}: {given}</p>
      {verdict === "unreadable" && <p>{message}</p>}
      {mistakes.map((mistake) => (
        <p>
          <strong>{mistake.name}.</strong> <Subscripts text={mistake.explanation} />
        </p>
      ))}
    </>
  );
}
