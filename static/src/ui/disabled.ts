/**
 * What a button has that can do nothing just now: it stays where it is and keeps the focus, which
 * the browser takes from one that is disabled.
 */
export function disabledButton(rests: boolean, onClick: () => void) {
  return { "aria-disabled": rests, onClick: rests ? undefined : onClick };
}
