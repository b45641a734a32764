import { useRef } from "preact/hooks";
import type { Marks } from "../trace/marks.ts";
import { standaloneMathml } from "../lib/mathml.ts";
import type { AnyStep } from "../wire/types.ts";
import { Formula } from "./formula.tsx";
import { WALKED } from "./keys/number_keys.ts";

interface Props {
  formula: AnyStep["formula"];
  marks: Marks;
  /** Copy the formula's text, in this format. */
  onCopy: (text: string, format: "LaTeX" | "MathML") => void;
}

/** A step's formula in its box, and the ways to copy it. */
export function FormulaBox({ formula, marks, onCopy }: Props) {
  const box = useRef<HTMLDivElement>(null);

  function copyMathml(): void {
    const math = box.current?.querySelector("math");
    if (math) onCopy(standaloneMathml(math), "MathML");
  }

  return (
    <div class="formula-frame">
      <div ref={box} class="formula-box" {...WALKED} aria-label="Formula">
        <Formula lines={formula.lines} marks={marks} />
      </div>
      <p class="copies" role="group" aria-label="Copy the formula">
        <button type="button" onClick={() => onCopy(formula.latex, "LaTeX")}>
          Copy LaTeX
        </button>
        <button type="button" onClick={copyMathml}>Copy MathML</button>
      </p>
    </div>
  );
}
