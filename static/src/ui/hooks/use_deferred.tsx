import type { FunctionComponent, VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";

/** A view drawn a frame after the step, which does not wait for it; `on` tells what it shows. */
export function useDeferred<Props extends object>(
  View: FunctionComponent<Props>,
  props: Props,
  on: unknown[],
): VNode {
  const [late, setLate] = useState(props);
  useEffect(() => setLate(props), on);
  return useMemo(() => <View {...late} />, [late]);
}
