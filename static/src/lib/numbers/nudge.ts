/** The next number up or down from one that is dragged or stepped by keys. */

/** A sensible step by the size of a number: a hundredth of its power of ten; 0.01 at 0. */
export function stepOf(value: number, fine = false): number {
  const size = Math.abs(value);
  const power = size === 0 || (size >= 0.1 && size < 10) ? 0 : Math.floor(Math.log10(size));
  const whole = size > 0 && size < 0.1 ? power + 1 : power;
  return Number(`1e${whole - (fine ? 3 : 2)}`);
}

/** The number so many steps on, in the digits of the step. */
export function nudged(value: number, step: number, by: number): number {
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const moved = Number((Math.round(value / step + by) * step).toFixed(Math.min(places, 100)));
  return moved === 0 ? 0 : moved;
}
