/** How inputs were standardised, to be undone in what is shown. */

/** How an input was moved and stretched: x = (shown − mean) / spread. */
export interface Scale {
  mean: number;
  spread: number;
}

export const NO_SCALE: Scale = { mean: 0, spread: 1 };
