import { useRef } from "preact/hooks";
import { memo } from "../ui/memo.ts";
import type { AnyRun } from "../trace/run.ts";
import type { AnyBlock, Phase } from "../wire/types.ts";
import type { DetailProps } from "./detail/view.tsx";
import { DETAIL } from "./late.ts";
import { UNTRANSLATED } from "../ui/text/untranslated.ts";

interface Props {
  run: AnyRun;
  cursor: number;
  /** How many parts of the next step stand. */
  part: number;
  text: string;
  onSeek: (cursor: number) => void;
  ends?: DetailProps["ends"];
}

/** Wider than this, steps are drawn as one mark a block. */
const MOST_MARKS = 240;
const WIDTH = 1000;
const HEIGHT = 24;

/** A mark per step, coloured by phase and grouped by layer; drag to seek. */
export function Timeline({ run, cursor, part, text, onSeek, ends }: Props) {
  const { blocks, total } = run;
  const detail = DETAIL.now.value;
  const track = useRef<SVGSVGElement>(null);

  function seekTo(event: PointerEvent): void {
    if (!track.current) return;
    const { left, width } = track.current.getBoundingClientRect();
    onSeek(Math.ceil(((event.clientX - left) / width) * total));
  }

  function onPointerDown(event: PointerEvent): void {
    track.current?.setPointerCapture(event.pointerId);
    seekTo(event);
  }

  const step = WIDTH / total;
  const here = part > 0 ? cursor : cursor - 1;
  const [x, width] = here < 0 ? [0, 0] : [here * step, Math.max(step, 3)];
  return (
    <div class="timeline-frame">
      {detail.kind === "ready"
        ? <detail.answer.TimelineDetail {...{ run, cursor, onSeek, ends }} />
        : <PhaseNames blocks={blocks} />}
      <svg
        ref={track}
        {...UNTRANSLATED}
        class="timeline"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="slider"
        // In SVG the name of an attribute is as it is written: tabIndex would be none.
        tabindex={0}
        aria-label="Steps done"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={cursor}
        aria-valuetext={text}
        onPointerDown={onPointerDown}
        onPointerMove={(event) =>
          track.current?.hasPointerCapture(event.pointerId) && seekTo(event)}
      >
        <AllMarks blocks={blocks} total={total} />
        <rect
          class="ahead"
          x={cursor * step}
          y="0"
          width={(total - cursor) * step}
          height={HEIGHT}
        />
        <rect class="here" x={x} y="1" width={width} height={HEIGHT - 2} rx="2" />
      </svg>
    </div>
  );
}

// Views that are memoised, not trees: a tree that is kept keeps what it was first drawn in, and with
// that every later step of the page.
const AllMarks = memo(({ blocks, total }: { blocks: AnyBlock[]; total: number }) => (
  <>
    {blocks.map((block) => <Marks key={block.start} {...{ block, step: WIDTH / total, total }} />)}
  </>
));

/** The name of each phase over its marks, where it has room. */
const PhaseNames = memo(({ blocks }: { blocks: AnyBlock[] }) => {
  const stretches: { phase: Phase; count: number }[] = [];
  for (const { phase, count } of blocks) {
    const last = stretches.at(-1);
    if (last?.phase === phase) last.count += count;
    else stretches.push({ phase, count });
  }
  return (
    <div class="phases" aria-hidden="true">
      {stretches.map(({ phase, count }) => (
        <span class={`phase-${phase}`} style={{ flexGrow: count }}>
          <span data-count={`${count} numbers`}>{phase}</span>
        </span>
      ))}
    </div>
  );
});

function Marks({ block, step, total }: { block: AnyBlock; step: number; total: number }) {
  const each = total <= MOST_MARKS ? block.count : 1;
  const width = (block.count * step) / each;
  const gap = total <= MOST_MARKS ? Math.min(1.6, width * 0.15) : 0;
  return (
    <>
      {Array.from({ length: each }, (_, at) => (
        <rect
          class={`mark ${block.phase}`}
          x={block.start * step + at * width}
          y="3"
          width={width - gap}
          height={HEIGHT - 6}
        />
      ))}
    </>
  );
}
