import { formatOrNotYet } from "../../lib/numbers/format.ts";
import { questionName } from "../../trace/questions.ts";
import { LINE_HEIGHT } from "../layout/layout.ts";
import { LabelLine } from "../label_line.tsx";
import { SvgName } from "../svg_name.tsx";
import type { Drawn } from "../drawn.ts";

const WIDTH = 96;
const HEIGHT = 24;

/** With each output its target and its share of the loss; under them all, the loss. */
export function TargetsView({ run, state, marks, edits, layout }: Drawn) {
  return (
    <g class="targets">
      {layout.targets.map(({ unit, x, y }) => (
        <g key={unit}>
          <g data-edit={edits.can(`target.${unit}`) ? `target.${unit}` : undefined}>
            <rect
              class={`target-box ${marks(`target.${unit}`)}`}
              x={x - WIDTH / 2}
              y={y - HEIGHT / 2}
              width={WIDTH}
              height={HEIGHT}
              rx="6"
            />
            <text x={x} y={y} text-anchor="middle" dominant-baseline="central">
              <tspan class="name">
                <SvgName name={{ base: "y", sub: String(unit + 1), sup: "" }} />&nbsp;
              </tspan>
              <tspan class="number" data-ref={`target.${unit}`}>
                {formatOrNotYet(state.value(`target.${unit}`))}
              </tspan>
            </text>
          </g>
          <Share
            unit={unit}
            x={x}
            y={y + HEIGHT / 2 + LINE_HEIGHT / 2 + 3}
            {...{ state, marks, edits }}
          />
        </g>
      ))}
      <LabelLine
        {...layout.loss}
        width={WIDTH}
        height={LINE_HEIGHT + 4}
        name={questionName(run.notation, "loss", state.sample + 1)}
        of="loss"
        text={formatOrNotYet(state.value("loss"))}
        marks={marks("loss")}
        canEdit={edits.can("loss")}
      />
    </g>
  );
}

interface ShareProps extends Pick<Drawn, "state" | "marks" | "edits"> {
  unit: number;
  x: number;
  y: number;
}

function Share({ unit, x, y, state, marks, edits }: ShareProps) {
  const of = `loss_term.${unit}`;
  return (
    <LabelLine
      x={x}
      y={y}
      width={WIDTH}
      height={LINE_HEIGHT - 1}
      name={{ base: "L", sub: String(unit + 1), sup: "" }}
      of={of}
      text={formatOrNotYet(state.value(of))}
      marks={marks(of)}
      canEdit={edits.can(of)}
    />
  );
}
