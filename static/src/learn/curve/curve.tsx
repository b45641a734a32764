import { useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { Learning } from "../model/learning.ts";
import { namesOf } from "../model/runs.ts";
import { useSize } from "../stage/use_canvas.ts";
import { RunsMenu } from "./runs_menu.tsx";
import { Gradients } from "./gradients.tsx";
import { labelsApart, linePath, type Plot, scalesOf, type Shown, valueOf } from "./scale.ts";

const HEIGHT = 150;

/** The loss over the iterations: the curve is the timeline, and all else follows its thumb. */
export function Curve({ learning }: { learning: Learning }) {
  const { element, size } = useSize<HTMLDivElement>();
  const [shown, setShown] = useState<Shown>("loss");
  const [log, setLog] = useState(false);
  learning.came.value;
  const [run, moment] = [learning.run.value, learning.moment.value];
  const runs = learning.runs.value;
  if (!run || !moment) return <div class="learn-curve" ref={element} />;
  const names = namesOf(runs);
  const narrow = size.width < 600;
  const plot: Plot = {
    left: narrow ? 44 : 62,
    right: Math.max(120, size.width - (narrow ? 24 : 114)),
    top: 10,
    bottom: HEIGHT - 40,
  };
  const ofLayers = shown === "gradients";
  const shownRuns = ofLayers ? [run] : runs;
  const scales = scalesOf(shownRuns, shown, log, plot);
  const labels = labelsApart(
    shownRuns.map(({ moments }) =>
      scales.y(valueOf(moments[moments.length - 1], shown, false) ?? 0)
    ),
  );
  const thumb = scales.x(moment.iteration);
  const value = valueOf(moment, shown, false);
  const held = valueOf(moment, shown, true);
  const hasAccuracy = moment.accuracy !== null;
  const last = run.moments[run.moments.length - 1].iteration;

  function onInput(event: Event & { currentTarget: HTMLInputElement }): void {
    learning.pause();
    const iteration = Number(event.currentTarget.value);
    learning.wanted.value = iteration >= last ? null : iteration;
  }

  function onDrag(event: PointerEvent & { currentTarget: SVGElement }): void {
    if (event.type === "pointermove" && event.buttons === 0) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const { left } = event.currentTarget.getBoundingClientRect();
    const iteration = Math.round(scales.iteration(event.clientX - left));
    learning.pause();
    learning.wanted.value = iteration >= last ? null : iteration;
  }

  return (
    <div class="learn-curve" ref={element}>
      <div class="curve-head">
        <div class="pair" role="group" aria-label="What the curve shows">
          <button
            type="button"
            aria-pressed={shown === "loss"}
            onClick={() => setShown("loss")}
          >
            Loss
          </button>
          {hasAccuracy && (
            <button
              type="button"
              aria-pressed={shown === "accuracy"}
              onClick={() => setShown("accuracy")}
            >
              Accuracy
            </button>
          )}
          <button
            type="button"
            aria-pressed={ofLayers}
            onClick={() => {
              setShown("gradients");
              setLog(true);
            }}
          >
            Gradients
          </button>
        </div>
        <RunsMenu learning={learning} names={names} />
        <p class="values">
          <b>epoch {Math.floor(moment.epoch)}</b>
          {value !== null && (
            <span>
              training <b>{formatNumber(value)}</b>
            </span>
          )}
          {ofLayers && <span>size of ∇ in each layer, of the batch just taken</span>}
          {held !== null && (
            <span>
              held out <b>{formatNumber(held)}</b>
            </span>
          )}
        </p>
        {shown !== "accuracy" && (
          <div class="pair" role="group" aria-label={`Axis of the ${shown}`}>
            <button type="button" aria-pressed={!log} onClick={() => setLog(false)}>linear</button>
            <button type="button" aria-pressed={log} onClick={() => setLog(true)}>log</button>
          </div>
        )}
      </div>
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
          {scales.yTicks.map(([at, text]) => (
            <g class="grid">
              <line x1={plot.left} x2={plot.right} y1={scales.y(at)} y2={scales.y(at)} />
              <text class="y" x={plot.left - 8} y={scales.y(at) + 4}>{text}</text>
            </g>
          ))}
          {scales.xTicks.map((at) =>
            Math.abs(scales.x(at) - thumb) > 26 && (
              <text class="x" x={scales.x(at)} y={HEIGHT - 8}>{at}</text>
            )
          )}
          {ofLayers && <Gradients run={run} scales={scales} right={plot.right} narrow={narrow} />}
          {!ofLayers && runs.filter(({ id }) => !narrow || id === run.id).map((each, at) => {
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
                {runs.length > 1 && !narrow && (
                  <text
                    class="run-name"
                    x={plot.right + 10}
                    y={labels[at]}
                    onPointerDown={(event) => {
                      event.stopPropagation();
                      learning.show(each.id);
                    }}
                  >
                    {names[at]}
                  </text>
                )}
              </g>
            );
          })}
          <rect
            class="ahead"
            x={thumb}
            y={0}
            width={Math.max(0, plot.right - thumb)}
            height={plot.bottom + 2}
          />
          <line class="now" x1={thumb} x2={thumb} y1={0} y2={plot.bottom + 12} />
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
          <text class="x at-thumb" x={thumb} y={HEIGHT - 8}>{moment.iteration}</text>
        </svg>
      )}
      <input
        type="range"
        class="hidden"
        aria-label="Iteration"
        min={0}
        max={last}
        value={moment.iteration}
        onInput={onInput}
      />
    </div>
  );
}
