/** Which of many rows or columns to show: the first, those around the one at work, the last. */

/** More rows or columns than this are not all shown. */
export const MOST_SHOWN = 6;

/** Places out of `count`, in order; null stands where some are left out. */
export function windowAround(count: number, at: number): (number | null)[] {
  const all = Array.from({ length: count }, (_, place) => place);
  if (count <= MOST_SHOWN) return all;
  const middle = Math.min(Math.max(at, 1), count - 2);
  const shown = all.filter((place) =>
    place === 0 || place === count - 1 || Math.abs(place - middle) <= 1
  );
  return shown.flatMap((place, index) =>
    index > 0 && place - shown[index - 1] > 1 ? [null, place] : [place]
  );
}
