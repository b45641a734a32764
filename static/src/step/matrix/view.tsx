import { useLayoutEffect, useRef } from "preact/hooks";
import { type Equation, equationOf } from "./equation.ts";
import { formatOrNotYet } from "../../lib/numbers/format.ts";
import type { Entry, Matrix } from "./matrix.ts";
import { Symbols } from "../../trace/symbols/symbols.ts";
import { MOST_SHOWN, windowAround } from "../../lib/visible_window.ts";
import { UNTRANSLATED } from "../../ui/text/untranslated.ts";
import { Expression, Nodes } from "../../ui/formula.tsx";
import { WALKED } from "../../ui/keys/number_keys.ts";
import type { TabProps } from "../tab_strip.tsx";

/** The step among the others of its layer, as matrices with their shapes. */
export function MatrixTab(props: TabProps) {
  const { run, step } = props;
  const box = useRef<HTMLDivElement>(null);
  const equation = equationOf(run.problem, new Symbols(run.notation), step);

  // In a wide equation, the entry at work is brought into view; the page itself stays.
  useLayoutEffect(() => {
    const own = box.current?.querySelector(".result, .read");
    if (!box.current || !own) return;
    const [frame, entry] = [box.current.getBoundingClientRect(), own.getBoundingClientRect()];
    if (entry.left < frame.left || entry.right > frame.right) {
      box.current.scrollLeft += entry.left - frame.left - frame.width / 3;
    }
  }, [step]);

  return (
    <>
      <div ref={box} class="equation scrolls" {...WALKED} aria-label="As matrices">
        {operands(equation).map((parts) => (
          <span class="operand">
            {parts.map((part) => <PartView part={part} props={props} />)}
          </span>
        ))}
      </div>
      <p class="said">
        {equation.says}
        {isCut(equation) && " ⋯ and ⋮ stand for columns and rows that are left out."}
      </p>
    </>
  );
}

type Part = Equation["right"][number];

/** The equation in pieces that a line may break between: each matrix with the signs before it. */
function operands({ left, right }: Equation): Part[][] {
  const pieces: Part[][] = [[left], ["="]];
  for (const part of right) {
    const last = pieces[pieces.length - 1];
    const isFull = last.some((each) => isMatrix(each));
    if (isFull && part !== ")" && part !== ",") pieces.push([part]);
    else last.push(part);
  }
  return pieces;
}

function isCut({ left, right }: Equation): boolean {
  return [left, ...right].some((part) =>
    isMatrix(part) && Math.max(part.rows, part.columns) > MOST_SHOWN
  );
}

function isMatrix(part: Part): part is Matrix {
  return typeof part !== "string" && "entry" in part;
}

function PartView({ part, props }: { part: Part; props: TabProps }) {
  if (isMatrix(part)) return <MatrixView matrix={part} props={props} />;
  if (typeof part === "string") {
    return <span class={`sign ${"()".includes(part) ? "paren" : ""}`}>{part}</span>;
  }
  return (
    <span class="sign">
      <Expression node={part} marks={props.marks} />
    </span>
  );
}

/** A matrix in brackets, its name above and its shape below. */
function MatrixView({ matrix, props }: { matrix: Matrix; props: TabProps }) {
  const columns = windowAround(matrix.columns, matrix.focus[1]);
  return (
    <span class="matrix">
      <span class="matrix-name">
        <Expression node={matrix.name} />
      </span>
      <math {...UNTRANSLATED}>
        <mrow>
          <mo>[</mo>
          <mtable>
            {windowAround(matrix.rows, matrix.focus[0]).map((row) => (
              <mtr>
                {columns.map((column) => (
                  <mtd>
                    {row === null || column === null
                      ? <mo>{row === null ? (column === null ? "⋱" : "⋮") : "⋯"}</mo>
                      : <EntryView entry={matrix.entry(row, column)} props={props} />}
                  </mtd>
                ))}
              </mtr>
            ))}
          </mtable>
          <mo>]</mo>
        </mrow>
      </math>
      <span class="shape">{matrix.rows} × {matrix.columns}</span>
    </span>
  );
}

function EntryView({ entry, props }: { entry: Entry; props: TabProps }) {
  const { state, marks } = props;
  if ("written" in entry) return <Nodes node={entry.written} marks={marks} />;
  const value = state.value(entry.ref);
  const classes = `${marks(entry.ref)} ${value === null ? "not-yet" : ""}`;
  return <mn data-ref={entry.ref} class={classes}>{formatOrNotYet(value)}</mn>;
}
