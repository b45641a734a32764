import { shortLayerName } from "../trace/layer_names.ts";
import type { Marks } from "../trace/marks.ts";
import { depthOf, type Run } from "../trace/run.ts";
import { samplesInWords } from "../trace/samples.ts";
import type { Step } from "../wire/types.ts";
import { Beginning, FirstView, type Ways } from "./beginning.tsx";
import { StepPanel } from "./step_panel.tsx";

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
  const place = [layerOf(step, depthOf(run.problem)), samples?.replace(" of ", "/")];
  return (
    <StepPanel
      step={step}
      place={place.filter(Boolean).join(" · ")}
      total={run.total}
      marks={marks}
      stepRange={stepRange}
      onSeek={onSeek}
      wayBack={wayBack}
      onWayBack={onWayBack}
      onCopy={onCopy}
    />
  );
}

function layerOf(step: Step, depth: number): string {
  return step.phase === "loss" ? "all outputs" : shortLayerName(step.layer, depth);
}
