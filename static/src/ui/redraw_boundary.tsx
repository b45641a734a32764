import type { FunctionComponent } from "preact";

/**
 * For a view that a signal draws anew where its parent is not drawn. The children of the element it
 * stands in would hold the first tree that it drew, and from there the memoised views lead on to
 * every later one: memory would grow with each step. A view between the two holds only the newest.
 */
export function redrawBoundary<Props extends object>(View: FunctionComponent<Props>) {
  return (props: Props) => <View {...props} />;
}
