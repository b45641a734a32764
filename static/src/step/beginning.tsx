import type { ComponentChildren } from "preact";
import type { Run } from "../trace/run.ts";

/** Before the first step: what is about to happen. */
export function Beginning({ run, note }: { run: Run; note: string }) {
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

export interface Ways {
  onSee: () => void;
  onLearn: () => void;
  onOwn: () => void;
}

/** Before anybody's first step: what this is, and three ways into it. */
export function FirstView({ onSee, onLearn, onOwn }: Ways) {
  return (
    <section class="panel first-ways" aria-label="This step">
      <h2>Backpropagation, one number at a time.</h2>
      <p class="sentence">
        A small network answers, is told how wrong it was, and works out for every weight which way
        to turn it.
      </p>
      <button type="button" class="see" onClick={onSee}>
        <svg viewBox="0 0 14 16" width="14" height="16" aria-hidden="true">
          <path d="M0 0 L14 8 L0 16 Z" fill="currentColor" />
        </svg>
        See it
      </button>
      <p class="hint">The first pass plays by itself; any key stops it.</p>
      <div class="ways">
        <Way
          title="Learn it"
          says="The lecture in short parts, with this picture beside it"
          onPress={onLearn}
        >
          <path d="M3 6q9-4 15 1q6-5 15-1v19q-9-4-15 1q-6-5-15-1zM18 7v19M8 12h5M8 17h5M23 12h5M23 17h5" />
        </Way>
        <Way
          title="Try your own"
          says="Your layers, your numbers: type them, or drag any in the picture"
          onPress={onOwn}
        >
          <path d="M6 8a4 4 0 1 0 .1 0M6 21a4 4 0 1 0 .1 0M20 15a4 4 0 1 0 .1 0M10 13l6 4M10 24l6-3M24 19h9M30 15v8" />
        </Way>
      </div>
    </section>
  );
}

interface WayProps {
  title: string;
  says: string;
  onPress: () => void;
  children: ComponentChildren;
}

function Way({ title, says, onPress, children }: WayProps) {
  return (
    <button type="button" class="way" onClick={onPress}>
      <svg viewBox="0 0 36 32" width="36" height="32" aria-hidden="true">{children}</svg>
      <span>
        <b>{title}</b>
        <small>{says}</small>
      </span>
      <span class="arrow" aria-hidden="true">→</span>
    </button>
  );
}
