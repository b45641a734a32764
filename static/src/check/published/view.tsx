import { Fragment } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Compared, Published, PublishedReport, Reason, Verdict } from "./published.ts";
import { chosenNames } from "../../session/late/chosen_names.ts";
import { questionName, withNames } from "../../trace/questions.ts";
import { isGiven } from "../../trace/refs.ts";
import type { Example, Notation } from "../../wire/types.ts";
import { ResourceView } from "../../ui/coming/resource.tsx";
import { HowMeant } from "../../ui/names/question.tsx";

interface Props {
  published: Published;
  notation: Notation;
  /** The open example, where its source prints numbers. */
  example: Example | null;
  onOpenStep: (ref: string) => void;
}

/** A sign and a word for each, so that colour does not stand alone. */
const VERDICTS: Record<Verdict, [sign: string, word: string]> = {
  agrees: ["✓", "agrees"],
  cut_off: ["✓", "agrees, cut off"],
  rounded: ["✓", "agrees but for rounding"],
  follows: ["↳", "follows from others"],
  differs: ["✗", "differs"],
  unreadable: ["?", "not read"],
};

/** The printed numbers of a worked example: which agree, and what explains the others. */
export function PrintedView({ published, notation, example, onOpenStep }: Props) {
  const field = useId();
  const report = published.report.value;

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    published.check();
  }

  return (
    <section class="check printed" aria-label="Printed numbers">
      <h2>Printed numbers</h2>
      <p>
        A worked example from a book or the web? Open its network and type its numbers, one a line.
        You see which agree, and what its author did differently where they do not.
      </p>
      <form onSubmit={onSubmit}>
        <label for={field}>Numbers as printed</label>
        <textarea
          id={field}
          rows={7}
          spellcheck={false}
          autocomplete="off"
          aria-describedby={`${field}-form`}
          value={published.text.value}
          onInput={(event) => (published.text.value = event.currentTarget.value)}
        />
        <p class="quiet" id={`${field}-form`}>
          <code translate={false}>{questionName(notation, "delta.1.0")} = 0.0087</code> or{" "}
          <code translate={false}>delta.1.0 = 0.0087</code>. Numbers of a later iteration come after
          a line <code translate={false}>after 1 iteration</code>.
        </p>
        <p class="row">
          <button type="submit" disabled={!published.text.value.trim()}>Check them</button>
          {example && (
            <button type="button" onClick={() => published.fillIn(example)}>
              Fill in those of {example.title}
            </button>
          )}
        </p>
      </form>
      <HowMeant
        question={published.question.value}
        chosen={chosenNames.value}
        onChoose={published.choose}
      />
      {report && (
        <ResourceView resource={report} what="The comparison" onAgain={published.check}>
          {(answer) => (
            <>
              {answer.faults.length > 0 && (
                <ul class="faults" role="alert">
                  {answer.faults.map(({ line, what }) => <li>Line {line}: {what}</li>)}
                </ul>
              )}
              {answer.results.length > 0 && (
                <ReportView
                  report={answer}
                  sample={published.sample.value}
                  {...{ notation, onOpenStep }}
                />
              )}
            </>
          )}
        </ResourceView>
      )}
    </section>
  );
}

interface ReportProps {
  report: PublishedReport;
  notation: Notation;
  sample: number;
  onOpenStep: (ref: string) => void;
}

function ReportView({ report, notation, sample, onOpenStep }: ReportProps) {
  const summary = useRef<HTMLParagraphElement>(null);
  // Who has just asked for it sees it without looking for it.
  useEffect(() => {
    if (document.activeElement?.closest(".printed")) {
      summary.current?.scrollIntoView({ block: "center" });
    }
  }, [report]);
  return (
    <>
      <p class="summary" role="status" ref={summary}>
        {withNames(notation, report.summary, sample + 1)}
      </p>
      <div class="formula-box" tabIndex={0} role="group" aria-label="Printed numbers compared">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">verdict</span>
              </th>
              <th scope="col">number</th>
              <th scope="col">printed</th>
              <th scope="col">here</th>
            </tr>
          </thead>
          <tbody>
            {report.results.map((each) => (
              <Fragment key={`${each.ref} ${each.after}`}>
                <tr>
                  <Sign verdict={each.verdict} />
                  <th scope="row">
                    <Name compared={each} {...{ notation, sample, onOpenStep }} />
                  </th>
                  <td>{each.printed}</td>
                  <td>{each.expected}</td>
                </tr>
                {each.verdict !== "agrees" && (
                  <tr class="more">
                    <td />
                    <td colSpan={3}>{messageOf(each, notation, sample + 1)}</td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {untoldIn(report).map(({ id, name, explanation }) => (
        <p key={id}>
          <strong>{name}.</strong> {explanation}
        </p>
      ))}
    </>
  );
}

/** What is said of a number; of one that could not be read, by the name that the reader gave it. */
function messageOf({ verdict, message }: Compared, notation: Notation, sample: number): string {
  return verdict === "unreadable" ? message : withNames(notation, message, sample);
}

function Sign({ verdict }: { verdict: Verdict }) {
  const [sign, word] = VERDICTS[verdict];
  return (
    <td class={`said-${verdict}`} title={word}>
      <span aria-hidden="true">{sign}</span>
      <span class="hidden">{word}</span>
    </td>
  );
}

/** The number's name, which leads to the step that computes it. */
function Name({ compared, notation, sample, onOpenStep }: {
  compared: Compared;
  notation: Notation;
  sample: number;
  onOpenStep: (ref: string) => void;
}) {
  const { ref, after, verdict } = compared;
  if (verdict === "unreadable") return <>{ref}</>;
  const name = questionName(notation, ref, sample + 1);
  if (after > 0) {
    return <>{name} after {after.toLocaleString("en")} iteration{after > 1 && "s"}</>;
  }
  if (isGiven(ref)) return <>{name}</>;
  return (
    <button type="button" class="link" title="Open its step" onClick={() => onOpenStep(ref)}>
      {name}
    </button>
  );
}

/** The mistakes behind single numbers that the summary does not tell of. */
function untoldIn({ explanations, results }: PublishedReport): Reason[] {
  const told = new Set(explanations.flatMap(({ reasons }) => reasons.map(({ id }) => id)));
  const named = results.flatMap((each) => each.explanations.flat());
  return [...new Map(named.map((each) => [each.id, each])).values()]
    .filter(({ id }) => !told.has(id));
}
