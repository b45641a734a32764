import { useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import { adoptStyle } from "../../ui/style/adopt_style.ts";
import style from "./landscape.css" with { type: "text" };
import type { Learning } from "../model/learning.ts";
import { coloursOf } from "../stage/colours.ts";
import { paintMap } from "../stage/paint.ts";
import { useCanvas, useSize } from "../stage/use_canvas.ts";
import { frameOf, roundNumbers } from "../beside/frame.ts";
import { arrowDown, contourLines, pathOf } from "./marks.ts";
import { StepsTable, useNextSteps } from "./next_steps.tsx";
import { OverChoice } from "./over_choice.tsx";
import { useMap } from "./use_map.ts";

adoptStyle(style);

/** The loss along two axes: where the run came from, where it stands, and which way is down. */
export function Landscape({ learning }: { learning: Learning }) {
  const { element, size } = useSize<HTMLDivElement>();
  const [near, setNear] = useState(false);
  const [nextSteps, whyNot] = useNextSteps(learning);
  const [map, why] = useMap(learning, near, nextSteps);
  const [run, moment] = [learning.run.value, learning.moment.value];
  learning.came.value;
  const { kind } = learning.over.value;

  const frame = map && frameOf(size, map.surface.ranges);
  const canvas = useCanvas(size, (context) => {
    if (!element.current || !map) return;
    const colours = coloursOf(element.current);
    const shade = { ...colours, low: colours.high, high: colours.low };
    const { shades, columns } = map.surface;
    paintMap(context, shades, columns, [0, 1], shade, { x: 0, y: 0, ...size });
  });

  if (!moment || !run) return null;
  const [x, y] = map ? map.axes.placeOf(moment.problem) : [0, 0];
  const isOfMoment = map?.moment === moment;
  return (
    <>
      <OverChoice learning={learning} problem={moment.problem} near={near} onNear={setNear} />
      {why && <p class="note" role="status">{why}</p>}
      <div class="plane">
        <div class="plane-frame landscape" ref={element}>
          <canvas
            ref={canvas}
            role="img"
            aria-label={map ? `The loss over ${map.axes.names.join(" and ")}` : "The loss"}
          />
          {frame && map && (
            <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
              {contourLines(map.surface, frame).map((line) => <path class="level" d={line} />)}
              <path class="way" d={pathOf(run, map.axes, moment.iteration, frame)} />
              {isOfMoment && (
                <path
                  class="downhill"
                  d={arrowDown([x, y], map.axes.changeOf(map.gradient), frame)}
                />
              )}
              {isOfMoment && nextSteps?.optimizers.map((_, at) => {
                const [across, up] = map.axes.changeOf(nextSteps.steps.changes[at]);
                return (
                  <g class={`next step-${at}`}>
                    <line
                      x1={frame.x(x)}
                      y1={frame.y(y)}
                      x2={frame.x(x + across)}
                      y2={frame.y(y + up)}
                    />
                    <circle
                      cx={frame.x(x + across)}
                      cy={frame.y(y + up)}
                      r={at === 0 ? 5.5 : 4}
                    />
                  </g>
                );
              })}
              <circle class="ring ground" cx={frame.x(x)} cy={frame.y(y)} r="6" />
              <circle class="ring" cx={frame.x(x)} cy={frame.y(y)} r="6" />
              <text class="axis-name" x={size.width - 8} y={18}>{map.axes.names[1]} ↑</text>
              <text class="axis-name" x={size.width - 8} y={size.height - 8}>
                {map.axes.names[0]} →
              </text>
            </svg>
          )}
          {!map && !why && <p class="coming-map">The map is being computed …</p>}
        </div>
        {frame && map && (
          <>
            <ol class="axis across" aria-hidden="true">
              {roundNumbers(map.surface.ranges[0]).map(([value, text]) => (
                <li ref={(li) => li?.style.setProperty("left", `${frame.x(value)}px`)}>{text}</li>
              ))}
            </ol>
            <ol class="axis up" aria-hidden="true">
              {roundNumbers(map.surface.ranges[1]).map(([value, text]) => (
                <li ref={(li) => li?.style.setProperty("top", `${frame.y(value)}px`)}>{text}</li>
              ))}
            </ol>
          </>
        )}
      </div>
      {map && (
        <p class="note">
          Blue is a small loss, orange a large one: from {formatNumber(map.surface.least)} to{" "}
          {formatNumber(map.surface.most)}{" "}
          here. The line is the way of this run, the ring where it stands, the arrow −∇; the dots
          are the next steps, before one is taken. {ABOUT[kind]}
        </p>
      )}
      {whyNot && <p class="note" role="status">{whyNot}</p>}
      {nextSteps && map && <StepsTable found={nextSteps} axes={map.axes} />}
    </>
  );
}

/** What a map shows of what lies beside it. */
const ABOUT = {
  weights: "All other weights stay as they are.",
  downhill:
    "Across, the number is η: the loss after one step w − η∇ from here. Up, 1 is a random " +
    "change of each unit’s weights that is as long as they are.",
  way:
    "These are the principal components of where the run has been: no other two directions show " +
    "more of its way.",
};
