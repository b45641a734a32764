import { shortLayerName } from "../trace/layer_names.ts";
import type { Marks } from "../trace/marks.ts";
import { depthOf, type Run } from "../trace/run.ts";
import { samplesInWords } from "../trace/samples.ts";
import type { Step } from "../wire/types.ts";
import { StepPanel } from "./step_panel.tsx";

interface Props {
  run: Run;
  step: Step | null;
  marks: Marks;
  /** The steps of the last move, this one last. */
  stepRange: Step[];
  note: string;
  onSeek: (cursor: number) => void;
  /** The cursor that a jump to this step came from. */
  wayBack: number | null;
  onWayBack: () => void;
  onCopy: (text: string, format: string) => void;
}

/** This step: what is computed, in words, in symbols and in numbers. */
export function Panel(props: Props) {
  const { run, step, marks, stepRange, note, onSeek, wayBack, onWayBack, onCopy } = props;
  if (!step) return <Beginning run={run} note={note} />;
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

/** Before the first step: what is about to happen. */
function Beginning({ run, note }: { run: Run; note: string }) {
  const { reduction } = run.problem;
  const samples = run.problem.samples.length;
  return (
    <section class="panel" aria-label="This step">
      <p class="chip">nothing computed yet · {run.total} steps ahead</p>
      <h2>Backpropagation, step by step</h2>
      <p class="sentence">
        Press <kbd>→</kbd>{" "}
        or Next: the numbers appear one by one, forward to the loss, then backward with δ and the
        gradients, and at the end the update.
      </p>
      <p class="sentence">
        Click or tap a weight, an input or a target to change it. <em>Lesson</em>{" "}
        explains as you go, <em>Practice</em> tests you.
      </p>
      {note && <p class="note">{note}</p>}
      <dl class="legend">
        <dt>
          <svg viewBox="0 0 40 10" class="sample" role="img" aria-label="Blue line">
            <line class="edge positive" x1="0" y1="5" x2="40" y2="5" stroke-width="4" />
          </svg>
        </dt>
        <dd>a positive weight; the larger, the wider</dd>
        <dt>
          <svg viewBox="0 0 40 10" class="sample" role="img" aria-label="Orange line">
            <line class="edge negative" x1="0" y1="5" x2="40" y2="5" stroke-width="4" />
          </svg>
        </dt>
        <dd>a negative weight</dd>
        <dt>∇</dt>
        <dd>the gradient: how the loss changes with this weight</dd>
        <dt>δ</dt>
        <dd>how the loss changes with the unit’s {run.notation.net}</dd>
        {samples > 1 && (
          <>
            <dt>{reduction === "mean" ? "μ∇" : "Σ∇"}</dt>
            <dd>the {reduction === "mean" ? "mean" : "sum"} of the samples’ gradients</dd>
          </>
        )}
        <dt>…</dt>
        <dd>not computed yet</dd>
      </dl>
    </section>
  );
}
