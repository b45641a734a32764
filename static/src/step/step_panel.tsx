import type { Marks } from "../trace/marks.ts";
import type { AnyStep } from "../wire/types.ts";
import { Prose } from "../ui/text/prose.tsx";
import { FormulaBox } from "../ui/formula_box.tsx";
import { SameMove } from "./same_move.tsx";
import { JumpBack } from "./jump_back.tsx";

interface Props {
  step: AnyStep;
  /** Where it is: the layer, or the line. */
  place: string;
  total: number;
  marks: Marks;
  /** The steps of the last move, this one last. */
  stepRange: AnyStep[];
  onSeek: (cursor: number) => void;
  /** The cursor that a jump to this step came from. */
  wayBack: number | null;
  onWayBack: () => void;
  onCopy: (text: string, format: string) => void;
}

/** A step of a problem of any kind: what is computed, in words, in symbols and in numbers. */
export function StepPanel(props: Props) {
  const { step, place, total, marks, stepRange, onSeek, wayBack, onWayBack, onCopy } = props;
  return (
    <section class={`panel phase-${step.phase}`} aria-label="This step">
      {wayBack !== null && <JumpBack to={wayBack} onPress={onWayBack} />}
      <p class="chip">
        {step.phase} · {place} · step&nbsp;{step.index + 1}/{total}
      </p>
      <h2>
        <Prose text={step.title} />
      </h2>
      <p class="sentence">
        <Prose text={step.text} />
      </p>
      <FormulaBox formula={step.formula} marks={marks} onCopy={onCopy} />
      {stepRange.length > 1 && <SameMove stepRange={stepRange} onSeek={onSeek} />}
    </section>
  );
}
