import { useRefusal } from "../../../ui/hooks/use_refusal.ts";
import type { GraphSession } from "../../../graph/session.ts";
import { plainName } from "../../../trace/graph/words.ts";

/** Which of the given arrays learn: those whose gradients are taken. */
export function Learners({ session }: { session: GraphSession }) {
  const run = session.run.value;
  const [reason, setReason] = useRefusal(run.problem);
  const given = [...run.arrays.values()].filter(({ equation }) => !equation);
  const learning = new Set(run.withRespectTo);

  async function toggle(name: string): Promise<void> {
    const wanted = given.map(({ name }) => name)
      .filter((each) => (each === name) !== learning.has(each));
    if (wanted.length === 0) return setReason("One array at least has to learn.");
    const refused = await session.edit((graph) => ({ ...graph, with_respect_to: wanted }));
    setReason(refused?.detail ?? null);
  }

  return (
    <fieldset class="learners">
      <legend>What learns</legend>
      {given.map(({ name }) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={learning.has(name)}
            onChange={({ currentTarget }) => {
              // What is shown is what holds.
              currentTarget.checked = learning.has(name);
              toggle(name);
            }}
          />
          <span translate={false}>{plainName(name)}</span>
        </label>
      ))}
      {reason && <p class="reason" role="alert">{reason}</p>}
    </fieldset>
  );
}
