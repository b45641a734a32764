import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import { blockAt } from "../../trace/grains.ts";
import { type AnyRun, stepAt } from "../../trace/run.ts";
import { useSize } from "../../ui/drawing/use_size.ts";
import { Prose } from "../../ui/text/prose.tsx";
import { groupsOf, layerStarts, namesOn } from "./groups.ts";

export interface DetailProps {
  run: AnyRun;
  cursor: number;
  onSeek: (cursor: number) => void;
  /** The iterations before and after, where a run has such. */
  ends?: { iteration: number; onBefore: () => void; onAfter: () => void };
}

/** How far apart the beginnings of layers are at least, in px, to be told apart. */
const LEAST_APART = 14;

/** How much of the row the iteration before takes, in px, and each digit of its number. */
const BEFORE = 26, DIGIT = 7;

/** What the marks of the timeline are: their names, their layers, and what is under the pointer. */
export function TimelineDetail(props: DetailProps) {
  const { run } = props;
  const row = useRef<HTMLDivElement>(null);
  const width = useSize(row)?.width ?? 0;
  const layers = useMemo(() => layerStarts(run.blocks), [run.blocks]);
  // Closer together they would be a pattern.
  const areApart = layers.length * LEAST_APART <= width;
  return (
    <>
      <Names {...props} row={row} width={width} />
      <Tip {...props} />
      <span class="layer-marks" aria-hidden="true">
        {areApart &&
          layers.map((start) => <i key={start} style={{ left: share(start, run.total) }} />)}
      </span>
    </>
  );
}

interface NamesProps extends DetailProps {
  row: { current: HTMLDivElement | null };
  width: number;
}

/**
 * The names, each of which leads to its first number, and the iterations at both ends: for the
 * pointer alone, as the slider, the keys and the list of iterations do the same.
 */
function Names({ run, cursor, onSeek, ends, row, width }: NamesProps) {
  const groups = useMemo(() => groupsOf(run.blocks), [run.blocks]);
  const taken = ends && ends.iteration > 0 ? BEFORE + DIGIT * String(ends.iteration).length : 0;
  const names = useMemo(() => namesOn(groups, run.total, width, taken), [
    groups,
    run.total,
    width,
    taken,
  ]);
  const isHere = (start: number, count: number) => cursor > start && cursor <= start + count;
  return (
    <div
      class="phases timeline-names"
      ref={row}
      aria-hidden="true"
    >
      {groups.map(({ title, phase, start, count }, at) =>
        names[at] && (
          <button
            type="button"
            tabIndex={-1}
            key={start}
            class={`${phase ? `phase-${phase}` : "of-sample"} ${isHere(start, count) ? "on" : ""}`}
            style={{ left: start === 0 ? `${taken}px` : share(start, run.total) }}
            title={`To the first number of ${title}`}
            onClick={() => onSeek(start + 1)}
          >
            {names[at]}
          </button>
        )
      )}
      {ends && (
        <>
          {taken > 0 && (
            <button
              type="button"
              tabIndex={-1}
              class="end"
              title="The iteration before"
              onClick={ends.onBefore}
            >
              ◂ {ends.iteration}
            </button>
          )}
          <button
            type="button"
            tabIndex={-1}
            class="end after"
            title="The next iteration"
            onClick={ends.onAfter}
          >
            {ends.iteration + 2} ▸
          </button>
        </>
      )}
    </div>
  );
}

/** The step under the pointer by its name; its number where it is computed. */
function Tip({ run, cursor }: DetailProps) {
  const tip = useRef<HTMLParagraphElement>(null);
  const [at, setAt] = useState<{ index: number; x: number } | null>(null);

  useEffect(() => {
    const frame = tip.current?.parentElement;
    const track = frame?.querySelector(".timeline");
    if (!frame || !track) return;
    const listening = new AbortController();
    const over = (event: Event) => {
      const { clientX } = event as PointerEvent;
      const { left, width } = track.getBoundingClientRect();
      const index = Math.floor(((clientX - left) / width) * run.total);
      setAt(index >= 0 && index < run.total ? { index, x: (clientX - left) / width } : null);
    };
    const { signal } = listening;
    track.addEventListener("pointermove", over, { signal });
    track.addEventListener("pointerleave", () => setAt(null), { signal });
    return () => listening.abort();
  }, [run.total]);

  const step = at && stepAt(run, at.index);
  const block = at && blockAt(run.blocks, at.index);
  const [written] = at && step && at.index < cursor ? step.writes : [];
  return (
    <p
      class={`timeline-tip ${block ? `phase-${block.phase}` : ""}`}
      ref={tip}
      hidden={!at}
      aria-hidden="true"
      style={at ? { left: `${at.x * 100}%`, transform: `translateX(${-at.x * 100}%)` } : {}}
    >
      {at && (
        <>
          <span>{step ? <Prose text={step.title} /> : block?.phase}</span>
          {written && <b>{formatNumber(written.value)}</b>}
          <small>{placeOf(at.index, run)}</small>
        </>
      )}
    </p>
  );
}

/** step 12, of a batch with its sample. */
function placeOf(index: number, run: AnyRun): string {
  const block = blockAt(run.blocks, index);
  const samples = run.kind === "network" && (run.problem as { samples: unknown[] }).samples.length;
  const isOfOne = samples && samples > 1 && "sample" in block && block.phase !== "update";
  return `step ${index + 1}${isOfOne ? `, sample ${block.sample + 1}` : ""}`;
}

function share(step: number, total: number): string {
  return `${(100 * step) / total}%`;
}
