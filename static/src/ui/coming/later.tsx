import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

interface Props {
  /** How many frames after what they stand in. */
  frames: number;
  children: ComponentChildren;
}

/**
 * Draws its children some frames late, the first time. A page that is drawn a part a frame does not
 * keep a slow device from answering a finger.
 */
export function Later({ frames, children }: Props) {
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (gone < frames) setGone(gone + 1);
  }, [gone]);
  return gone < frames ? null : <>{children}</>;
}
