import type { ReadonlySignal } from "@preact/signals";
import { useLayoutEffect, useState } from "preact/hooks";
import { redrawBoundary } from "../../ui/redraw_boundary.tsx";
import { formatNumber } from "../../lib/numbers/format.ts";

interface Props {
  /** The ref of the number that is pointed at. */
  pointed: ReadonlySignal<string | null>;
  valueOf: (ref: string) => number | null;
}

/** How long a number must be pointed at, in ms: whoever passes over it wants nothing. */
const PAUSE = 400;
/** How much room it takes above the number, in px. */
const HEIGHT = 30;

/** The number that is pointed at with all its digits, where it is shown with fewer. */
export const ExactValue = redrawBoundary(({ pointed, valueOf }: Props) => {
  const ref = pointed.value;
  const value = ref === null ? null : valueOf(ref);
  const exact = value === null ? "" : String(value).replaceAll("-", "−");
  const isCut = value !== null && Number(formatNumber(value).replaceAll("−", "-")) !== value;
  const [place, setPlace] = useState<Record<`--${string}`, string> | null>(null);

  useLayoutEffect(() => {
    setPlace(null);
    if (!isCut) return;
    const timer = setTimeout(() => {
      const number = [...document.querySelectorAll(`[data-ref="${ref}"]`)]
        .find((each) => each.matches(":hover") || each === document.activeElement);
      if (!number) return;
      const { left, right, top } = number.getBoundingClientRect();
      const card = document.querySelector(".story")?.getBoundingClientRect();
      // It stands above the number and to the right, but on the other side of the card beside it.
      const isBeside = card && card.left > left && card.top < top && card.bottom > top - HEIGHT;
      setPlace({
        "--left": `${isBeside ? right : left}px`,
        "--top": `${top}px`,
        "--aside": isBeside ? "-100%" : "0",
      });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [ref, isCut]);

  if (!isCut || !place) return null;
  return <span class="exact" role="tooltip" translate={false} style={place}>{exact}</span>;
});
