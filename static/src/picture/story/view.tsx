import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { beside, type Box } from "./popover_position.ts";
import { formatNumber, formatOrNotYet } from "../../lib/numbers/format.ts";
import { plainName, unitName, weightName } from "../../trace/names.ts";
import { questionName } from "../../trace/questions.ts";
import { depthOf, type Run } from "../../trace/run.ts";
import type { State } from "../../trace/state.ts";
import { nameOf, type Place } from "../place.ts";
import { MOST_LISTED, storyOf } from "./story.ts";

interface Props {
  /** The element that holds the picture; the card is laid over it. */
  frame: HTMLElement;
  /** What decides where the place stands: once one of them is another, the card goes along. */
  placed: unknown[];
  place: Place;
  run: Run;
  state: State;
  /** The state that it is compared with, while it is. */
  before: State | null;
}

/** Where the card stands beside the place, in px of the frame. */
function useBeside(
  frame: HTMLElement,
  card: { current: HTMLElement | null },
  place: string,
  placed: unknown[],
) {
  const [at, setAt] = useState<Record<`--${string}`, string>>({});
  useLayoutEffect(() => {
    const drawn = [...frame.querySelectorAll(`svg [data-place="${place}"]`)].at(-1);
    if (!drawn || !card.current) return;
    const { width, height } = frame.getBoundingClientRect();
    const size = { width: card.current.offsetWidth, height: card.current.offsetHeight };
    const step = [...frame.querySelectorAll("svg :is(.unit.at-work, .result, .read, .fresh)")];
    const boxes = step.map((each) => boxIn(frame, each));
    const { left, top } = beside(boxIn(frame, drawn), size, { width, height }, boxes);
    setAt({ "--left": `${left}px`, "--top": `${top}px` });
  }, [place, frame, ...placed]);
  return at;
}

function boxIn(frame: HTMLElement, element: Element): Box {
  const origin = frame.getBoundingClientRect();
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return {
    left: left - origin.left,
    top: top - origin.top,
    right: right - origin.left,
    bottom: bottom - origin.top,
  };
}

/** All there is to know of the unit or edge that is pointed at. */
export function StoryCard({ frame, placed, place, run, state, before }: Props) {
  const card = useRef<HTMLDivElement>(null);
  const at = useBeside(frame, card, nameOf(place), placed);
  const { notation, problem } = run;
  const { layer, unit, source } = place;
  const own = source === null
    ? plainName(unitName(notation, layer, unit))
    : plainName(weightName(notation, layer, unit, source));
  const lossName = questionName(notation, "loss", state.sample + 1);
  const story = storyOf(place, problem, notation.net, lossName);
  const value = (ref: string) => formatOrNotYet(state.value(ref));
  const was = (ref: string) => {
    const old = before?.value(ref) ?? null;
    return old !== null && old !== state.value(ref) && <small>was {formatNumber(old)}</small>;
  };
  const isOutput = layer === depthOf(problem);
  return (
    <div class="story" ref={card} role="status" style={at}>
      <h2>{own}</h2>
      <dl>
        {story.lines.map(({ label, ref }) => (
          <>
            <dt>{label}</dt>
            <dd>{value(ref)} {was(ref)}</dd>
          </>
        ))}
      </dl>
      {isOutput ? <p>It reaches the loss directly, as one of its terms.</p> : (
        <>
          <p>
            {source === null ? "It" : "Through its unit it"} reaches the loss on {story.paths}{" "}
            {story.paths === 1 ? "path" : "paths"}:
          </p>
          <ul>
            {story.through.slice(0, MOST_LISTED).map((way) => (
              <li>
                by {plainName(weightName(notation, layer + 1, way.unit, unit))} {value(way.weight)}
                {" "}
                to {plainName(unitName(notation, layer + 1, way.unit))}, δ {value(way.delta)}
              </li>
            ))}
            {story.through.length > MOST_LISTED && (
              <li>and {story.through.length - MOST_LISTED} more</li>
            )}
          </ul>
        </>
      )}
    </div>
  );
}
