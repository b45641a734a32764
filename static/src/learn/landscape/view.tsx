import { useEffect, useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import { adoptStyle } from "../../ui/style/adopt_style.ts";
import style from "./landscape.css" with { type: "text" };
import { readField } from "./surface.ts";
import type { Learning } from "../model/learning.ts";
import { coloursOf } from "../stage/colours.ts";
import { paintMap } from "../stage/paint.ts";
import { useCanvas, useSize } from "../stage/use_canvas.ts";
import { contourLines, type Surface } from "./surface.ts";
import { numberOf, reachesOf, StepsTable, useNextSteps } from "./next_steps.tsx";
import { arrowDown, downhill, parametersOf, pathOf, valueAt } from "./parameters.ts";
import { frameOf, roundNumbers } from "../beside/frame.ts";

adoptStyle(style);

/** The loss over two weights: where the run came from, where it stands, and which way is down. */
export function Landscape({ learning }: { learning: Learning }) {
  const { element, size } = useSize<HTMLDivElement>();
  const [run, moment, source] = [
    learning.run.value,
    learning.moment.value,
    learning.source.value,
  ];
  learning.came.value;
  const names = moment ? parametersOf(moment.problem) : [];
  const [chosen, setChosen] = useState<[number, number]>([0, 1]);
  const [surface, setSurface] = useState<Surface | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const at = chosen.map((place) => Math.min(place, names.length - 1));
  const refs = at.map((place) => names[place]?.ref ?? "");
  const [near, setNear] = useState(false);
  const [nextSteps, whyNot] = useNextSteps(learning);
  const reaches = near && nextSteps ? reachesOf(nextSteps, refs) : null;
  const training = learning.training.value;
  const iteration = moment?.iteration;

  useEffect(() => {
    if (!moment || !run || !source || training || refs[0] === refs[1]) return;
    const controller = new AbortController();
    const wait = setTimeout(
      () =>
        readField(
          moment.problem,
          source.data,
          refs as [string, string],
          run,
          reaches,
          controller.signal,
        )
          .then((found) => {
            setSurface(found);
            setWhy(null);
          }, (error: Error) => controller.signal.aborted || setWhy(error.message)),
      150,
    );
    return () => {
      clearTimeout(wait);
      controller.abort();
    };
  }, [iteration, training, run?.id, source, ...refs, ...(reaches ?? [0, 0])]);

  const frame = surface && frameOf(size, surface.ranges);
  const canvas = useCanvas(size, (context) => {
    if (!element.current || !surface) return;
    const colours = coloursOf(element.current);
    const shade = { ...colours, low: colours.high, high: colours.low };
    paintMap(context, surface.shades, surface.columns, [0, 1], shade, { x: 0, y: 0, ...size });
  });

  if (!moment || !source || !run) return null;
  const here = refs.map((ref) => valueAt(moment.problem, ref));
  const slope = frame && downhill(moment.problem, source.table, refs);
  const arrow = frame && slope && arrowDown(here, slope, frame);
  return (
    <>
      <p class="axes">
        {([0, 1] as const).map((axis) => (
          <label>
            {axis === 0 ? "across" : "up"}{" "}
            <select
              value={at[axis]}
              onChange={(event) => {
                const both: [number, number] = [...chosen];
                both[axis] = Number(event.currentTarget.value);
                setChosen(both);
              }}
            >
              {names.map(({ name }, place) => (
                <option value={place} disabled={place === at[1 - axis]}>{name}</option>
              ))}
            </select>
          </label>
        ))}
        <span class="pair" role="group" aria-label="How far the map goes">
          <button type="button" aria-pressed={!near} onClick={() => setNear(false)}>
            the way
          </button>
          <button type="button" aria-pressed={near} onClick={() => setNear(true)}>
            next steps
          </button>
        </span>
        {training && <span class="quiet">the map comes when the run rests</span>}
      </p>
      {why && <p class="note" role="status">{why}</p>}
      <div class="plane">
        <div class="plane-frame landscape" ref={element}>
          <canvas ref={canvas} role="img" aria-label={`The loss over ${refs.join(" and ")}`} />
          {frame && surface && arrow && (
            <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
              {contourLines(surface, frame).map((line) => <path class="level" d={line} />)}
              <path class="way" d={pathOf(run, refs, moment.iteration, frame)} />
              <path class="downhill" d={arrow} />
              {nextSteps?.optimizers.map((_, at) => {
                const [x, y] = refs.map((ref, axis) =>
                  here[axis] + numberOf(nextSteps.steps.changes[at], ref)
                );
                return (
                  <g class={`next step-${at}`}>
                    <line
                      x1={frame.x(here[0])}
                      y1={frame.y(here[1])}
                      x2={frame.x(x)}
                      y2={frame.y(y)}
                    />
                    <circle cx={frame.x(x)} cy={frame.y(y)} r={at === 0 ? 5.5 : 4} />
                  </g>
                );
              })}
              <circle class="ring ground" cx={frame.x(here[0])} cy={frame.y(here[1])} r="6" />
              <circle class="ring" cx={frame.x(here[0])} cy={frame.y(here[1])} r="6" />
            </svg>
          )}
          {!surface && !why && <p class="coming-map">The map is being computed …</p>}
        </div>
        {frame && surface && (
          <>
            <ol class="axis across" aria-hidden="true">
              {roundNumbers(surface.ranges[0]).map(([value, text]) => (
                <li ref={(li) => li?.style.setProperty("left", `${frame.x(value)}px`)}>{text}</li>
              ))}
            </ol>
            <ol class="axis up" aria-hidden="true">
              {roundNumbers(surface.ranges[1]).map(([value, text]) => (
                <li ref={(li) => li?.style.setProperty("top", `${frame.y(value)}px`)}>{text}</li>
              ))}
            </ol>
          </>
        )}
      </div>
      {surface && (
        <p class="note">
          Blue is a small loss, orange a large one: from {formatNumber(surface.least)} to{" "}
          {formatNumber(surface.most)}{" "}
          here. The line is the way of this run, the ring where it stands, the arrow −∇; the dots
          are the next steps, before one is taken.
        </p>
      )}
      {whyNot && <p class="note" role="status">{whyNot}</p>}
      {nextSteps && (
        <StepsTable
          found={nextSteps}
          refs={refs}
          names={at.map((place) => names[place]?.name ?? "")}
        />
      )}
    </>
  );
}
