/** The matrices and vectors of a layer, each entry a number of the trace. */

import type { FormulaNode, Problem } from "../../wire/types.ts";
import { outputRef } from "../../trace/refs.ts";
import { sizesOf } from "../../trace/run.ts";
import { row, symbol, type SymbolNode, type Symbols } from "../../trace/symbols/symbols.ts";

/** An entry: a number by its name, or something written out. */
export type Entry = { ref: string } | { written: FormulaNode };

export interface Matrix {
  name: FormulaNode;
  rows: number;
  columns: number;
  entry: (row: number, column: number) => Entry;
  /** The row and the column at work. */
  focus: [number, number];
}

/** The matrices of a layer, and where in them a step is at work. */
export class LayerMatrices {
  readonly sizes: number[];
  readonly isOutput: boolean;

  constructor(
    readonly problem: Problem,
    readonly symbols: Symbols,
    readonly layer: number,
    readonly unit: number,
    readonly source: number,
  ) {
    this.sizes = sizesOf(problem);
    this.isOutput = layer === symbols.depth;
  }

  /** The layer above, seen from the same step. */
  get above(): LayerMatrices {
    return new LayerMatrices(this.problem, this.symbols, this.layer + 1, 0, this.unit);
  }

  /** A letter for the vector of a layer: net_h, δ_o, or with the layer's number. */
  letter(base: string, layer = this.layer): SymbolNode {
    const { base: unit, sup } = this.symbols.notation.units[layer];
    return symbol(base, sup ? "" : unit, sup);
  }

  /** x, h or o as a vector. */
  outputLetter(layer = this.layer): SymbolNode {
    const { base, sup } = this.symbols.notation.units[layer];
    return symbol(base, "", sup);
  }

  /** W or U. */
  get weightLetter(): SymbolNode {
    const { base, sup } = this.symbols.notation.weights[this.layer - 1];
    return symbol(base.toUpperCase(), "", sup);
  }

  get biasLetter(): SymbolNode {
    return this.letter("b");
  }

  get netLetter(): SymbolNode {
    return this.letter(this.symbols.notation.net);
  }

  get deltaLetter(): SymbolNode {
    return this.letter("δ");
  }

  /** A column with a number for each unit of the layer. */
  column(quantity: string, name: FormulaNode): Matrix {
    return {
      name,
      rows: this.sizes[this.layer],
      columns: 1,
      entry: (unit) => ({ ref: `${quantity}.${this.layer}.${unit}` }),
      focus: [this.unit, 0],
    };
  }

  /** A matrix with a number for each weight of the layer. */
  perWeight(quantity: string, name: FormulaNode): Matrix {
    return {
      name,
      rows: this.sizes[this.layer],
      columns: this.sizes[this.layer - 1],
      entry: (unit, source) => ({ ref: `${quantity}.${this.layer}.${unit}.${source}` }),
      focus: [this.unit, this.source],
    };
  }

  /** What the layer receives, as a column. */
  get received(): Matrix {
    return {
      name: this.outputLetter(this.layer - 1),
      rows: this.sizes[this.layer - 1],
      columns: 1,
      entry: (source) => ({ ref: outputRef(this.layer - 1, source) }),
      focus: [this.source, 0],
    };
  }

  /** Targets or loss terms, one for each output. */
  terminals(quantity: string, name: FormulaNode): Matrix {
    const entry = (unit: number) => ({ ref: `${quantity}.${unit}` });
    return { ...this.column(quantity, name), entry };
  }

  get targets(): Matrix {
    return this.terminals("target", symbol("y"));
  }

  get outputs(): Matrix {
    return this.column("output", this.outputLetter());
  }

  get nets(): Matrix {
    return this.column("net", this.netLetter);
  }

  get errors(): Matrix {
    return this.column("error", this.derivative(this.symbols.lossOfSample, this.outputLetter()));
  }

  get slopes(): Matrix {
    const name: FormulaNode = {
      kind: "call",
      name: this.symbols.g(this.layer, true),
      argument: this.netLetter,
    };
    return this.column("slope", name);
  }

  get deltas(): Matrix {
    return this.column("delta", this.deltaLetter);
  }

  /** ∂L/∂parameter on one line, to stand above a matrix. */
  private derivative(of: FormulaNode, by: FormulaNode): FormulaNode {
    return row(symbol("∂"), of, "/", symbol("∂"), by);
  }

  gradients(quantity: string, kind: "weight" | "bias"): Matrix {
    const parameter = kind === "weight" ? this.weightLetter : this.biasLetter;
    const { loss, lossOfSample } = this.symbols;
    const name = this.derivative(quantity.startsWith("batch_") ? loss : lossOfSample, parameter);
    return kind === "weight" ? this.perWeight(quantity, name) : this.column(quantity, name);
  }
}

/** The transpose of a matrix, its name with a T. */
export function transposed(matrix: Matrix, letter: SymbolNode): Matrix {
  return {
    name: raised(letter, "T"),
    rows: matrix.columns,
    columns: matrix.rows,
    entry: (row, column) => matrix.entry(column, row),
    focus: [matrix.focus[1], matrix.focus[0]],
  };
}

function raised(letter: SymbolNode, sign: string): SymbolNode {
  return { ...letter, sup: letter.sup ? `${letter.sup}\u2009${sign}` : sign };
}
