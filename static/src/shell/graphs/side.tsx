import { ChainRule } from "../../graph/chain/view.tsx";
import type { GraphSession } from "../../graph/session.ts";
import { lineInWords } from "../../trace/graph/words.ts";
import type { Jumps } from "../../session/jumps.ts";
import type { Side } from "../../session/side.ts";
import { StepPanel } from "../../step/step_panel.tsx";
import type { Marks } from "../../trace/marks.ts";
import type { GraphRun } from "../../trace/graph/run.ts";

interface Props {
  session: GraphSession;
  jumps: Jumps;
  side: Side;
  marks: Marks;
  onCopy: (text: string, what: string) => void;
}

/** What stands beside a graph's picture. */
export function GraphSide({ session, jumps, marks, onCopy }: Props) {
  const run = session.run.value;
  const step = session.step.value;
  return (
    <aside>
      {step
        ? (
          <>
            <StepPanel
              step={step}
              place={lineInWords(run, step)}
              total={run.total}
              marks={marks}
              stepRange={session.stepRange.value}
              onSeek={jumps.seek}
              wayBack={jumps.from.value}
              onWayBack={jumps.back}
              onCopy={onCopy}
            />
            <ChainRule
              run={run}
              step={step}
              marks={marks}
              cursorOf={(ref) => session.cursorOf(ref)}
              onSeek={jumps.seek}
            />
          </>
        )
        : <Beginning run={run} />}
    </aside>
  );
}

/** Before the first step: what is about to happen. */
function Beginning({ run }: { run: GraphRun }) {
  return (
    <section class="panel" aria-label="This step">
      <p class="chip">nothing computed yet · {run.total} steps ahead</p>
      <h2>Backpropagation through any computation</h2>
      <p class="sentence">
        Press <kbd>→</kbd> or Next: the numbers appear one by one, forward to{" "}
        {run.result}, then backward. The gradient of a number is the sum, over its uses, of what
        comes back there times the local derivative.
      </p>
      <p class="sentence">
        Click or tap a given number to change it; a line of the text leads to its steps.
      </p>
    </section>
  );
}
