import { shortLayerName } from "../trace/layer_names.ts";
import type { Marks } from "../trace/marks.ts";
import { depthOf, type Run } from "../trace/run.ts";
import { samplesInWords } from "../trace/samples.ts";
import type { Step } from "../wire/types.ts";
import { Beginning, FirstView, type Ways } from "./beginning.tsx";
import { FormulaBox } from "../ui/formula_box.tsx";
import { SameMove } from "./same_move.tsx";
import { JumpBack } from "./jump_back.tsx";

interface Props {
  run: Run;
  step: Step | null;
  marks: Marks;
  /** The steps of the last move, this one last. */
  stepRange: Step[];
  note: string;
  /** What can be done before anybody's first step; null after it. */
  ways: Ways | null;
  onSeek: (cursor: number) => void;
  /** The cursor that a jump to this step came from. */
  wayBack: number | null;
  onWayBack: () => void;
  onCopy: (text: string, format: string) => void;
}

/** This step: what is computed, in words, in symbols and in numbers. */
export function Panel(props: Props) {
  const { run, step, marks, stepRange, note, ways, onSeek, wayBack, onWayBack, onCopy } = props;
  if (!step) return ways ? <FirstView {...ways} /> : <Beginning run={run} note={note} />;
  const samples = samplesInWords(run.problem, step);
  return (
    <section class={`panel phase-${step.phase}`} aria-label="This step">
      {wayBack !== null && <JumpBack to={wayBack} onPress={onWayBack} />}
      <p class="chip">
        {step.phase} · {layerOf(step, depthOf(run.problem))}
        {samples && ` · ${samples.replace(" of ", "/")}`} · step&nbsp;{step.index + 1}/{run.total}
      </p>
      <h2>{step.title}</h2>
      <p class="sentence">{step.text}</p>
      <FormulaBox formula={step.formula} marks={marks} onCopy={onCopy} />
      {stepRange.length > 1 && <SameMove stepRange={stepRange} onSeek={onSeek} />}
    </section>
  );
}

function layerOf(step: Step, depth: number): string {
  return step.phase === "loss" ? "all outputs" : shortLayerName(step.layer, depth);
}
