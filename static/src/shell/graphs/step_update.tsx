import type { GraphSession } from "../../graph/session.ts";
import { useRefusal } from "../../ui/hooks/use_refusal.ts";

/** Chooses the optimizer as it is, so that the steps end with its update. */
export function StepUpdate({ session }: { session: GraphSession }) {
  const [reason, setReason] = useRefusal(session.run.value.problem);
  return (
    <>
      <button
        type="button"
        class="link"
        onClick={async () => setReason(await session.editOptimizer((now) => now))}
      >
        Step through the update
      </button>
      {reason && <span class="reason" role="alert">{reason}</span>}
    </>
  );
}
