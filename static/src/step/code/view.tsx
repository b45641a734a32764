import { useEffect } from "preact/hooks";
import { blockAt } from "../../trace/grains.ts";
import { Listing } from "./listing.tsx";
import { type Lines, linesOf } from "./program.ts";
import type { Run } from "../../trace/run.ts";
import type { Step } from "../../wire/types.ts";
import { ResourceView } from "../../ui/coming/resource.tsx";
import type { TabProps } from "../tab_strip.tsx";

/** The program of the whole iteration, with the line that this step runs. */
export function CodeTab({ run, step, tabs, onCopy }: TabProps) {
  const { program, style } = tabs;
  const notation = style();
  useEffect(() => program.want(run.problem, notation), [run.problem, notation]);
  return (
    <ResourceView
      resource={program.now.value}
      what="The program"
      onAgain={() => program.again(run.problem, notation)}
    >
      {(ready) => (
        <>
          <p class="tab-actions">
            <button type="button" onClick={() => onCopy(ready.code, "Program")}>
              Copy program
            </button>
            <span class="said">It runs as it stands, with NumPy, and prints the gradients.</span>
          </p>
          <Listing program={ready} running={linesOf(ready, step)} />
          <p class="said">{whatRuns(linesOf(ready, step), step, run)}</p>
        </>
      )}
    </ResourceView>
  );
}

/** What the marked lines have to do with the step. */
function whatRuns(running: Lines | null, step: Step, run: Run): string {
  if (!running) return "No line of the program does this step.";
  const { first, last } = running;
  const lines = first === last ? `Line ${first}` : `Lines ${first} to ${last}`;
  const does = first === last ? "does" : "do";
  const numbers = blockAt(run.blocks, step.index).count;
  return numbers === 1
    ? `${lines} ${does} this step.`
    : `${lines} ${does} this step and the ${numbers - 1} beside it, for the whole layer at once.`;
}
