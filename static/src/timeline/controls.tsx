import type { ComponentChildren } from "preact";
import { type Grain, GRAINS } from "../trace/grains.ts";
import { disabledButton } from "../ui/disabled.ts";
import { Segmented } from "../ui/segmented.tsx";

interface Props {
  cursor: number;
  total: number;
  grain: Grain;
  /** What the grains are called and what they mean, where they are not those of a network. */
  grains?: { titles: Record<Grain, string>; meaning: Record<Grain, string> };
  playing: boolean;
  speed: number;
  onHome: () => void;
  onBack: () => void;
  onNext: () => void;
  /** What is updated where Next goes on over the end, to the next iteration. */
  goesOn: string;
  onEnd: () => void;
  onPlay: () => void;
  onGrain: (grain: Grain) => void;
  onSpeed: (stepsPerSecond: number) => void;
  /** What else decides what is shown. */
  children: ComponentChildren;
}

const GRAIN_MEANS: Record<Grain, string> = {
  pass: "Next goes to the end of the pass",
  layer: "Next does a whole layer",
  node: "Next does all that one node gets at once",
  number: "Next does a single number",
  term: "Next does one term or factor of a number",
};

const SPEEDS = [0.5, 1, 2, 5, 15];

/** What moves the cursor. */
export function Controls(props: Props) {
  const atStart = props.cursor === 0;
  const atEnd = props.cursor === props.total;
  return (
    <div class="controls">
      <div class="moves" role="group" aria-label="Move through the steps">
        <button type="button" {...disabledButton(atStart, props.onHome)} title="First step (Home)">
          <span aria-hidden="true">|◀</span>
          <span class="hidden">First</span>
        </button>
        <button type="button" {...disabledButton(atStart, props.onBack)} title="Back (←)">
          <span aria-hidden="true">◀</span> Back
        </button>
        <button
          type="button"
          class="primary"
          onClick={props.onNext}
          title={atEnd ? `Next iteration, with the updated ${props.goesOn} (→)` : "Next (→)"}
        >
          {atEnd ? "Next iteration" : "Next"} <span aria-hidden="true">▶</span>
        </button>
        <button type="button" {...disabledButton(atEnd, props.onEnd)} title="Last step (End)">
          <span aria-hidden="true">▶|</span>
          <span class="hidden">Last</span>
        </button>
        <button type="button" class="play" onClick={props.onPlay} title="Play or pause (Space)">
          {props.playing ? "Pause" : "Play"}
        </button>
        <label class="speed">
          <span class="hidden">Speed of Play</span>
          <select
            value={String(props.speed)}
            onChange={(event) => props.onSpeed(Number(event.currentTarget.value))}
          >
            {SPEEDS.map((speed) => <option value={String(speed)}>{speed} a second</option>)}
          </select>
        </label>
      </div>
      <Segmented
        legend="How far Next and Back go"
        hideLegend
        name="grain"
        options={GRAINS}
        value={props.grain}
        titles={props.grains?.titles}
        meaning={props.grains?.meaning ?? GRAIN_MEANS}
        onChoose={props.onGrain}
      />
      {props.children}
    </div>
  );
}
