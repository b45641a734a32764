/**
 * A dialog tells that it has been closed some time after it was: by then it may have been opened again,
 * or have gone and another stand in its place.
 */
export const whenClosed = (close: () => void) =>
(
  { currentTarget: dialog }: { currentTarget: HTMLDialogElement },
): void => {
  if (dialog.isConnected && !dialog.open) close();
};
