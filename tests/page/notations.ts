/** Notations as the server describes them. */

import type { Notation } from "../../static/src/wire/types.ts";

export const LECTURE: Notation = {
  style: "lecture",
  net: "net",
  g: ["h", "o"],
  units: [{ base: "x", sup: "" }, { base: "h", sup: "" }, { base: "o", sup: "" }],
  weights: [{ base: "w", sup: "" }, { base: "u", sup: "" }],
};

export const LAYERED: Notation = {
  style: "layered",
  net: "net",
  g: ["1", "2", "o"],
  units: [
    { base: "x", sup: "" },
    { base: "h", sup: "(1)" },
    { base: "h", sup: "(2)" },
    { base: "o", sup: "" },
  ],
  weights: [{ base: "w", sup: "(1)" }, { base: "w", sup: "(2)" }, { base: "w", sup: "(3)" }],
};

/** A textbook's, of a network with one hidden layer. */
export const TEXTBOOK: Notation = {
  style: "layered",
  net: "z",
  g: ["", ""],
  units: [{ base: "x", sup: "" }, { base: "a", sup: "(1)" }, { base: "a", sup: "(2)" }],
  weights: [{ base: "w", sup: "(1)" }, { base: "w", sup: "(2)" }],
};
