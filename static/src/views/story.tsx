import { formatOrNotYet } from "../model/format.ts";
import { plainName, unitName, weightName } from "../model/names.ts";
import { depthOf, type Run } from "../model/run.ts";
import type { State } from "../model/state.ts";
import { MOST_LISTED, type Place, storyOf } from "../model/story.ts";

interface Props {
  place: Place;
  run: Run;
  state: State;
}

/** All there is to know of the unit or edge that is pointed at. */
export function StoryCard({ place, run, state }: Props) {
  const { notation, problem } = run;
  const { layer, unit, source } = place;
  const own = source === null
    ? plainName(unitName(notation, layer, unit))
    : plainName(weightName(notation, layer, unit, source));
  const story = storyOf(place, problem);
  const value = (ref: string) => formatOrNotYet(state.value(ref));
  const isOutput = layer === depthOf(problem);
  return (
    <div class={`story ${layer * 2 > depthOf(problem) ? "left" : "right"}`} role="status">
      <h2>{own}</h2>
      <dl>
        {story.lines.map(({ label, ref }) => (
          <>
            <dt>{label}</dt>
            <dd>{value(ref)}</dd>
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
