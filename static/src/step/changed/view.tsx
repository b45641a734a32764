import { useEffect } from "preact/hooks";
import { counted } from "../../lib/counted.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import { questionName } from "../../trace/questions.ts";
import type { Comparison } from "../../session/edits/comparison.ts";
import type { Session } from "../../session/session.ts";
import { sampleInWords } from "../../trace/samples.ts";
import { bringAlong } from "./bring_along.ts";
import { changeInWords, givenChanges, MOST_FOLLOWED, whatFollowed } from "./changed.ts";

interface Props {
  session: Session;
  comparison: Comparison;
  edits: { undo: () => void };
}

/** Of more numbers that were changed the last ones are listed. */
const MOST_GIVEN = 4;

/** What a changed number has done: to the loss, and to all that was computed from it. */
export function Changed({ session, comparison, edits }: Props) {
  useEffect(() => bringAlong(session, comparison), [comparison]);
  const [compared, before] = [comparison.compared.value, comparison.before.value];
  const [run, state] = [session.run.value, session.state.value];
  if (!compared || !before) return null;
  const { samples } = run.problem;
  const given = compared.of.flatMap((each) => givenChanges(compared.run.problem, run, each));
  const [from, to] = [compared.run.batchLoss, run.batchLoss];
  const followed = whatFollowed(run, session.cursor.value, before, state);
  return (
    <section class="changed" aria-label="What changed">
      <p class="chip">
        you changed {given.length > 1
          ? counted(given.length, "number")
          : given.length === 1
          ? "one number"
          : "it back"}
      </p>
      {given.slice(-MOST_GIVEN).map(({ name, from, to }) => (
        <p key={name} class="what">
          {name} {formatNumber(from)} → <b>{formatNumber(to)}</b>
        </p>
      ))}
      <p class="loss" role="status">
        L {formatNumber(from)} → <b>{formatNumber(to)}</b>{" "}
        <span class={to > from ? "up" : "down"}>{changeInWords(from, to)}</span>
      </p>
      {followed.length > 0 && (
        <table>
          <caption>
            What followed{samples.length > 1 && `, in ${sampleInWords(state.sample, samples)}`}
          </caption>
          <tbody>
            {followed.slice(0, MOST_FOLLOWED).map((each) => (
              <tr>
                <th scope="row">{questionName(run.notation, each.ref, state.sample + 1)}</th>
                <td>{formatNumber(each.from)}</td>
                <td>→</td>
                <td>
                  <b class={each.to > each.from ? "up" : "down"}>
                    {formatNumber(each.to)} {each.to > each.from ? "▲" : "▼"}
                  </b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {followed.length > MOST_FOLLOWED && (
        <p class="more">and {followed.length - MOST_FOLLOWED} more</p>
      )}
      <p class="choices">
        <label>
          <input
            type="checkbox"
            checked={comparison.keeping.value}
            onChange={(event) => comparison.keep(event.currentTarget.checked)}
          />{" "}
          Keep comparing
        </label>
        <button type="button" onClick={() => edits.undo()}>↶ As it was</button>
      </p>
    </section>
  );
}
