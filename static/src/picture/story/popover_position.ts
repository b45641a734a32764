/** Where a card goes that tells of something in the picture, so that it hides neither it nor the step. */

import type { Size } from "../layout/layout.ts";

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Between the card and what it tells of, and the rim. */
const GAP = 8;

/**
 * The left top corner of a card beside, below or above `own` within a frame: of the places that fit
 * the one that hides the least of what is kept in sight. Where none fits beside it, one in a corner of
 * the frame, which hides as little of `own` as can be.
 */
export function beside(own: Box, card: Size, frame: Size, inSight: Box[]) {
  const across = within((own.left + own.right - card.width) / 2, frame.width - card.width);
  const down = within((own.top + own.bottom - card.height) / 2, frame.height - card.height);
  const places = [
    { left: own.right + GAP, top: down },
    { left: own.left - GAP - card.width, top: down },
    { left: across, top: own.bottom + GAP },
    { left: across, top: own.top - GAP - card.height },
    // Along the rim, where only the middle of the side is taken.
    { left: own.right + GAP, top: GAP },
    { left: own.right + GAP, top: frame.height - card.height - GAP },
    { left: own.left - GAP - card.width, top: GAP },
    { left: own.left - GAP - card.width, top: frame.height - card.height - GAP },
  ].map(({ left, top }) => ({ left, top, right: left + card.width, bottom: top + card.height }));
  const fitting = places.filter(({ left, top, right, bottom }) =>
    left >= 0 && top >= 0 && right <= frame.width && bottom <= frame.height
  );
  const hidden = (place: Box) =>
    inSight.reduce((sum, box) => sum + shared(place, box), OWN * shared(place, own));
  const all = fitting.length > 0 ? fitting : cornersOf(card, frame);
  const [{ left, top }] = all.sort((a, b) => hidden(a) - hidden(b));
  return { left, top };
}

/** What it tells of is worth more than all that the step reads. */
const OWN = 100;

function cornersOf(card: Size, frame: Size): Box[] {
  const [right, bottom] = [frame.width - GAP, frame.height - GAP];
  return [GAP, right - card.width].flatMap((left) =>
    [GAP, bottom - card.height].map((top) => (
      { left, top, right: left + card.width, bottom: top + card.height }
    ))
  );
}

function within(wanted: number, most: number): number {
  return Math.max(GAP, Math.min(most - GAP, wanted));
}

/** The area that two boxes share. */
function shared(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
