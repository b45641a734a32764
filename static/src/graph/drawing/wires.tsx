import { formatNumber } from "../../lib/numbers/format.ts";
import type { GraphStep, Use } from "../../wire/graph.ts";
import { atWorkIn } from "../layout/at_work.ts";
import type { Course, GraphLayout } from "../layout/layout.ts";

interface Props {
  layout: GraphLayout;
  step: GraphStep | null;
  /** Whether the gradient that a wire takes back has begun to be known. */
  isBack: (array: string) => boolean;
}

/** All wires; those at work over the others, with what goes along them. */
export function Wires({ layout, step, isBack }: Props) {
  const atWork = atWorkIn(layout.courses, step);
  return (
    <g class="wires">
      {layout.courses.map((course) => (
        <>
          <path key={course.wire.id} class="wire" d={course.path} marker-end="url(#wire-end)" />
          {course.back && isBack(course.wire.array.name) && (
            <path
              key={`${course.wire.id} back`}
              class="wire back"
              d={course.back}
              marker-end="url(#wire-back)"
            />
          )}
        </>
      ))}
      {atWork.map(({ course }) => (
        <AtWork
          key={`work ${course.wire.id}`}
          course={course}
          step={step}
          isOnly={atWork.length === 1}
        />
      ))}
      {layout.joints.map(({ array, x, y }) => (
        <circle key={array} class="joint" cx={x} cy={y} r="4" />
      ))}
    </g>
  );
}

/** What goes along the wires at work: the local derivatives, and with several uses the products. */
export function WireLabels({ layout, step }: Pick<Props, "layout" | "step">) {
  const atWork = atWorkIn(layout.courses, step).filter(({ use }) => use !== null);
  return (
    <>
      {atWork.map(({ course, use }) => (
        <Labels course={course} use={use as Use} hasProduct={atWork.length > 1} />
      ))}
    </>
  );
}

/** Forward, into the gate; backward, from the use to where what comes back is added up. */
function AtWork(
  { course, step, isOnly }: { course: Course; step: GraphStep | null; isOnly: boolean },
) {
  const { path, back, root, start } = course;
  const isBack = step?.phase === "backward";
  const hasStem = isBack && !back && root.x !== start.x;
  return (
    <g class={`phase-${step?.phase}`}>
      <path
        class="wire at-work"
        d={isBack && back ? back : path}
        marker-start={isBack && !back && !hasStem ? "url(#wire-home)" : undefined}
        marker-end={isBack && !back ? undefined : `url(#wire-${isBack ? "home" : "work"})`}
      />
      {hasStem && (
        <path
          class="wire at-work"
          d={`M${start.x},${start.y}H${root.x}`}
          marker-end="url(#wire-home)"
        />
      )}
      {hasStem && !isOnly && <circle class="joint at-work" cx={start.x} cy={start.y} r="4.5" />}
    </g>
  );
}

function Labels({ course, use, hasProduct }: { course: Course; use: Use; hasProduct: boolean }) {
  const local = `× ${formatNumber(use.local)}`;
  const product = formatNumber(use.product);
  const width = 7.4 * local.length + 16;
  const room = 7.4 * product.length + 8;
  const { pill } = course;
  // On a short wire the product has no room beside the local derivative, and stands over it.
  const isShort = Math.abs(course.product.x - pill.x) < (width + room) / 2 &&
    Math.abs(course.product.y - pill.y) < 21;
  const at = isShort ? { x: pill.x, y: pill.y - 23 } : course.product;
  return (
    <g class="wire-labels">
      {hasProduct && (
        <g class="product phase-backward">
          <rect
            class="halo"
            x={at.x - room / 2}
            y={at.y - 10}
            width={room}
            height="20"
            rx="4"
          />
          <text class="number" x={at.x} y={at.y + 4.5} text-anchor="middle">
            {product}
          </text>
        </g>
      )}
      <g class="pill" data-ref={use.source ?? undefined}>
        <rect
          x={pill.x - width / 2}
          y={pill.y - 11}
          width={width}
          height="22"
          rx="11"
        />
        <text class="number" x={pill.x} y={pill.y + 4.5} text-anchor="middle">
          {local}
        </text>
      </g>
    </g>
  );
}

/** The heads of arrows. */
export function ArrowHeads() {
  const head = (id: string, size: number) => (
    <marker
      id={id}
      viewBox="0 0 10 10"
      refX="9"
      refY="5"
      markerWidth={size}
      markerHeight={size}
      markerUnits="userSpaceOnUse"
      orient="auto-start-reverse"
    >
      <path d="M0,0.8L10,5L0,9.2z" />
    </marker>
  );
  return (
    <defs>
      {head("wire-end", 8)}
      {head("wire-back", 8)}
      {head("wire-work", 12)}
      {head("wire-home", 14)}
    </defs>
  );
}
