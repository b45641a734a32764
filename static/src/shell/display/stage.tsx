import { useLayoutEffect, useRef } from "preact/hooks";
import type { Display } from "./display.ts";

/** What is over the page while it is presented: a black screen, or a light that follows the pointer. */
export function Stage({ display }: { display: Display }) {
  if (!display.presenting.value) return null;
  if (display.black.value) {
    return (
      <button
        type="button"
        class="black"
        aria-label="Show the page again (B)"
        onClick={display.toggleBlack}
      />
    );
  }
  return display.spotlight.value ? <Spotlight /> : null;
}

function Spotlight() {
  const light = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent) => {
      light.current?.style.setProperty("--x", `${clientX}px`);
      light.current?.style.setProperty("--y", `${clientY}px`);
    };
    addEventListener("pointermove", follow);
    return () => removeEventListener("pointermove", follow);
  }, []);
  return <div class="spotlight" ref={light} aria-hidden="true" />;
}
