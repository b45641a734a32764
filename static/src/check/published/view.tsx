import { Fragment } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { counted } from "../../lib/counted.ts";
import type { Compared, Published, PublishedReport, Reason, Source, Verdict } from "./published.ts";
import type { Named } from "../../trace/symbols/named.ts";
import { chosenNames } from "../../session/late/chosen_names.ts";
import { ResourceView } from "../../ui/coming/resource.tsx";
import { HowMeant } from "../../ui/names/question.tsx";

interface Props {
  published: Published;
  names: Named;
  /** The open example, where its source prints numbers. */
  example: Source | null;
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
export function PrintedView({ published, names, example, onOpenStep }: Props) {
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
        A worked example from a book or the web? Open its {names.kind}{" "}
        and type its numbers, one a line. You see which agree, and what its author did differently
        where they do not.
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
          <code translate={false}>{names.example[0]} = 0.0087</code> or{" "}
          <code translate={false}>{names.example[1]} = 0.0087</code>.{names.kind === "network" &&
            " Numbers of a later iteration come after a line “after 1 iteration”."}
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
                <ReportView report={answer} names={names} onOpenStep={onOpenStep} />
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
  names: Named;
  onOpenStep: (ref: string) => void;
}

function ReportView({ report, names, onOpenStep }: ReportProps) {
  const summary = useRef<HTMLParagraphElement>(null);
  // Who has just asked for it sees it without looking for it.
  useEffect(() => {
    if (document.activeElement?.closest(".printed")) {
      summary.current?.scrollIntoView({ block: "center" });
    }
  }, [report]);
  return (
    <>
      <p class="summary" role="status" ref={summary}>{names.withNames(report.summary)}</p>
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
                    <Name compared={each} names={names} onOpenStep={onOpenStep} />
                  </th>
                  <td>{each.printed}</td>
                  <td>{each.expected}</td>
                </tr>
                {each.verdict !== "agrees" && (
                  <tr class="more">
                    <td />
                    <td colSpan={3}>{messageOf(each, names)}</td>
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
function messageOf({ verdict, message }: Compared, names: Named): string {
  return verdict === "unreadable" ? message : names.withNames(message);
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
function Name({ compared, names, onOpenStep }: {
  compared: Compared;
  names: Named;
  onOpenStep: (ref: string) => void;
}) {
  const { number, after } = compared;
  if (!number) return <>{compared.ref}</>;
  const name = names.nameOf(number);
  if (after > 0) {
    return <>{name} after {counted(after, "iteration")}</>;
  }
  if (names.isGiven(number)) return <>{name}</>;
  return (
    <button
      type="button"
      class="link"
      title="Open its step"
      onClick={() => onOpenStep(number)}
    >
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
