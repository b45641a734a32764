import { useState } from "preact/hooks";
import { shortLayerName } from "../../trace/layer_names.ts";
import type { Learning } from "../model/learning.ts";
import { namesOf } from "../model/runs.ts";
import { useSize } from "../stage/use_canvas.ts";
import { Axes, axisName } from "./axes.tsx";
import { Gradients } from "./gradients.tsx";
import { CurveHead } from "./head.tsx";
import { LineEnds, RunName } from "./line_ends.tsx";
import { gradientOf, linePath, type Plot, scalesOf, type Shown, valueOf } from "./scale.ts";

const HEIGHT = 164;
/** Less than this has no room for names beside the lines, in pixels. */
const NARROW = 600;
const LEFT = 76;

/** The loss over the iterations: the curve is the timeline, and all else follows its thumb. */
export function Curve({ learning }: { learning: Learning }) {
  const whole = useSize<HTMLDivElement>();
  const { element, size } = useSize<HTMLDivElement>();
  const [shown, setShown] = useState<Shown>("loss");
  const [log, setLog] = useState(false);
  learning.came.value;
  const [run, moment] = [learning.run.value, learning.moment.value];
  const runs = learning.runs.value;
  if (!run || !moment) return <div class="learn-curve" ref={whole.element} />;
  const names = namesOf(runs, learning.given.value);
  const narrow = whole.size.width < NARROW;
  const plot: Plot = {
    left: LEFT,
    right: Math.max(LEFT + 60, size.width - 24),
    top: 22,
    bottom: HEIGHT - 42,
  };
  const ofLayers = shown === "gradients";
  const drawn = narrow || ofLayers ? [run] : runs;
  const scales = scalesOf(ofLayers ? [run] : runs, shown, log, plot);
  const thumb = scales.x(moment.iteration);
  const value = valueOf(moment, shown, false);
  const last = run.moments[run.moments.length - 1].iteration;
  const depth = run.start.network.layers.length;
  const isNamed = runs.length > 1 || run.id in learning.given.value;

  const goTo = (iteration: number) => {
    learning.pause();
    learning.wanted.value = iteration >= last ? null : iteration;
  };

  function onDrag(event: PointerEvent & { currentTarget: SVGElement }): void {
    if (event.type === "pointermove" && event.buttons === 0) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const { left } = event.currentTarget.getBoundingClientRect();
    goTo(Math.round(scales.iteration(event.clientX - left)));
  }

  return (
    <div class="learn-curve" ref={whole.element}>
      <CurveHead
        learning={learning}
        moment={moment}
        names={names}
        shown={shown}
        log={log}
        onShow={(shown, log) => {
          setShown(shown);
          setLog(log);
        }}
      />
      <div class="learn-plot">
        <div ref={element}>
          {size.width > 0 && (
            <svg
              viewBox={`0 0 ${size.width} ${HEIGHT}`}
              height={HEIGHT}
              role="img"
              aria-label={`${
                ofLayers ? "The size of the gradients" : `The ${shown}`
              } over ${last} iterations`}
              onPointerDown={onDrag}
              onPointerMove={onDrag}
            >
              <Axes
                scales={scales}
                plot={plot}
                foot={HEIGHT - 4}
                thumb={thumb}
                name={axisName(shown, log, run.start, narrow)}
              />
              {ofLayers && <Gradients run={run} scales={scales} />}
              {!ofLayers && drawn.map((each, at) => {
                const isOwn = each.id === run.id;
                return (
                  <g class={isOwn ? "own" : `other of-${at % 3}`}>
                    <path d={linePath(each, (at) => valueOf(at, shown, false), scales)} />
                    {isOwn && (
                      <path
                        class="held"
                        d={linePath(each, (at) => valueOf(at, shown, true), scales)}
                      />
                    )}
                  </g>
                );
              })}
              <rect
                class="ahead"
                x={thumb}
                y={plot.top}
                width={Math.max(0, plot.right - thumb)}
                height={plot.bottom + 2 - plot.top}
              />
              <line class="now" x1={thumb} x2={thumb} y1={plot.top} y2={plot.bottom + 12} />
              {value !== null && <circle class="now" cx={thumb} cy={scales.y(value)} r="4.5" />}
              <line
                class="track"
                x1={plot.left}
                x2={plot.right}
                y1={plot.bottom + 14}
                y2={plot.bottom + 14}
              />
              <line
                class="track done"
                x1={plot.left}
                x2={thumb}
                y1={plot.bottom + 14}
                y2={plot.bottom + 14}
              />
              <circle class="thumb" cx={thumb} cy={plot.bottom + 14} r="10" />
              <text class="x at-thumb" x={thumb} y={HEIGHT - 4}>{moment.iteration}</text>
            </svg>
          )}
        </div>
        {!narrow && ofLayers && run.moments.length > 1 && (
          <LineEnds
            ends={run.start.network.layers.map((_, layer) =>
              scales.y(gradientOf(layer)(run.moments[run.moments.length - 1]) ?? 0)
            )}
          >
            {run.start.network.layers.map((_, layer) => (
              <span class="layer-name">{shortLayerName(layer + 1, depth)}</span>
            ))}
          </LineEnds>
        )}
        {!narrow && !ofLayers && isNamed && (
          <LineEnds
            ends={runs.map(({ moments }) =>
              scales.y(valueOf(moments[moments.length - 1], shown, false) ?? 0)
            )}
          >
            {runs.map(({ id }, at) => (
              <RunName key={id} learning={learning} id={id} name={names[at]} />
            ))}
          </LineEnds>
        )}
      </div>
      <input
        type="range"
        class="hidden"
        aria-label="Iteration"
        min={0}
        max={last}
        value={moment.iteration}
        onInput={(event) => goTo(Number(event.currentTarget.value))}
      />
    </div>
  );
}
