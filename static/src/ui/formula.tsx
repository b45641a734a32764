import type { ComponentChildren } from "preact";
import { formatNumber } from "../lib/numbers/format.ts";
import { type Marks, UNMARKED } from "../trace/marks.ts";
import { UNTRANSLATED } from "./text/untranslated.ts";
import type { SymbolNode } from "../trace/symbols/symbols.ts";
import type { FormulaLine, FormulaNode } from "../wire/types.ts";

/** A step's formula as MathML, a row for each line. */
export function Formula({ lines, marks }: { lines: FormulaLine[]; marks: Marks }) {
  return (
    <math display="block" {...UNTRANSLATED}>
      <mtable class="formula">
        {lines.map((line) => (
          <mtr class={`line-${line.role}`}>
            <mtd class="left">{line.left && draw(line.left, marks)}</mtd>
            <mtd>
              <mo>=</mo>
            </mtd>
            <mtd class="right">{draw(line.right, marks)}</mtd>
          </mtr>
        ))}
      </mtable>
    </math>
  );
}

/** A single expression, in running text. */
export function Expression({ node, marks = UNMARKED }: { node: FormulaNode; marks?: Marks }) {
  return <math {...UNTRANSLATED}>{draw(node, marks)}</math>;
}

/** A part of an expression, to stand inside <math>. */
export function Nodes({ node, marks }: { node: FormulaNode; marks: Marks }) {
  return <>{draw(node, marks)}</>;
}

function draw(node: FormulaNode, marks: Marks): ComponentChildren {
  switch (node.kind) {
    case "number":
      return (
        <mn data-ref={node.ref} data-sample={node.sample} class={node.ref && marks(node.ref)}>
          {formatNumber(node.value)}
        </mn>
      );
    case "symbol":
      return drawSymbol(node, marks);
    case "text":
      return <mtext>{node.text}</mtext>;
    case "operator":
      return <mo>{node.text}</mo>;
    case "row":
      return <mrow>{node.items.map((item) => draw(item, marks))}</mrow>;
    case "terms":
      return drawTerms(node.items, marks);
    case "fraction":
      return <mfrac>{draw(node.over, marks)}{draw(node.under, marks)}</mfrac>;
    case "power":
      return (
        <msup>
          {draw(node.base, marks)}
          <mrow>{draw(node.exponent, marks)}</mrow>
        </msup>
      );
    case "root":
      return <msqrt>{draw(node.body, marks)}</msqrt>;
    case "parens":
      return (
        <mrow>
          <mo>(</mo>
          {draw(node.body, marks)}
          <mo>)</mo>
        </mrow>
      );
    case "call":
      return (
        <mrow>
          {draw(node.name, marks)}
          <mo>(</mo>
          {draw(node.argument, marks)}
          <mo>)</mo>
        </mrow>
      );
    case "sum":
      return <mrow>{drawBounds(node, marks)}{draw(node.body, marks)}</mrow>;
    case "part":
      return <mrow class={`part-${node.when}`}>{drawTerm(node.body, marks)}</mrow>;
    case "cases":
      return drawCases(node.rows, marks);
  }
}

/** Σ from the first to the last, or, without these, over all that the letters run through. */
function drawBounds(
  { index, first, last }: FormulaNode & { kind: "sum" },
  marks: Marks,
): ComponentChildren {
  if (!last) {
    const letters = [...index].map((letter) => <mi>{letter}</mi>);
    return (
      <munder>
        <mo>∑</mo>
        <mrow>{letters}</mrow>
      </munder>
    );
  }
  return (
    <munderover>
      <mo>∑</mo>
      <mrow>
        <mi>{index}</mi>
        <mo>=</mo>
        <mn>{first}</mn>
      </mrow>
      {draw(last, marks)}
    </munderover>
  );
}

function drawSymbol({ base, sub, sup, prime }: SymbolNode, marks: Marks): ComponentChildren {
  const letter = base.length > 1
    ? <mi mathvariant="normal">{base}</mi>
    : base === "∂" || base === "∇" || base === "1"
    ? <mo class="letter" lspace="0" rspace="0">{base}</mo>
    : <mi>{base}</mi>;
  const above = prime ? <mo>′</mo> : sup ? <mtext>{sup}</mtext> : null;
  const below = sub && drawIndex(sub, marks);
  if (below && above) return <msubsup>{letter}{below}{above}</msubsup>;
  if (below) return <msub>{letter}{below}</msub>;
  return above ? <msup>{letter}{above}</msup> : letter;
}

/** An index: letters slanted, as j in w_ji, digits upright. */
function drawIndex(sub: FormulaNode, marks: Marks): ComponentChildren {
  if (sub.kind !== "text") return draw(sub, marks);
  return <mrow>{[...sub.text].map((c) => /[a-zA-Z]/.test(c) ? <mi>{c}</mi> : <mn>{c}</mn>)}</mrow>;
}

/** How many characters of a written-out sum go on one line. */
const LINE_LENGTH = 26;

function drawTerms(items: FormulaNode[], marks: Marks): ComponentChildren {
  const rows: FormulaNode[][] = [[]];
  let length = 0;
  for (const item of items) {
    const added = lengthOf(item);
    if (length > 0 && length + added > LINE_LENGTH) {
      rows.push([]);
      length = 0;
    }
    rows[rows.length - 1].push(item);
    length += added + 3;
  }
  const drawRow = (row: FormulaNode[], at: number) => (
    <mrow>
      {row.map((item, place) => (
        <>
          {(at > 0 || place > 0) && <mo class={partClass(item)}>+</mo>}
          {drawTerm(item, marks)}
        </>
      ))}
    </mrow>
  );
  if (rows.length === 1) return drawRow(rows[0], 0);
  return (
    <mtable class="terms">
      {rows.map((row, at) => (
        <mtr>
          <mtd>{drawRow(row, at)}</mtd>
        </mtr>
      ))}
    </mtable>
  );
}

/** The sign before a part comes with it. */
function partClass(item: FormulaNode): string | undefined {
  return item.kind === "part" ? `part-${item.when}` : undefined;
}

function drawTerm(item: FormulaNode, marks: Marks): ComponentChildren {
  const negative = item.kind === "number" && item.value < 0;
  return negative ? draw({ kind: "parens", body: item }, marks) : draw(item, marks);
}

function lengthOf(node: FormulaNode): number {
  switch (node.kind) {
    case "number":
      return formatNumber(node.value).length;
    case "text":
    case "operator":
      return node.text.length;
    case "row":
      return node.items.reduce((sum, item) => sum + lengthOf(item) + 0.5, 0);
    case "parens":
      return lengthOf(node.body) + 2;
    case "part":
      return lengthOf(node.body);
    case "power":
      return lengthOf(node.base) + 0.7 * lengthOf(node.exponent);
    default:
      return 2;
  }
}

function drawCases(
  rows: { value: FormulaNode; condition: FormulaNode }[],
  marks: Marks,
): ComponentChildren {
  return (
    <mrow>
      <mo>{"{"}</mo>
      <mtable class="cases">
        {rows.map(({ value, condition }) => (
          <mtr>
            <mtd>{draw(value, marks)}</mtd>
            <mtd>{draw(condition, marks)}</mtd>
          </mtr>
        ))}
      </mtable>
    </mrow>
  );
}
