import type { ComponentProps } from "preact";
import { useEffect } from "preact/hooks";
import { createLateModule } from "../../wire/late_module.ts";

const VIEW = createLateModule(() => import("./view.tsx"));

/** The card that tells of what is pointed at; it comes with the first of them. */
export function StoryCard(props: ComponentProps<typeof import("./view.tsx").StoryCard>) {
  useEffect(VIEW.load, []);
  const { now } = VIEW;
  return now.value.kind === "ready" ? <now.value.answer.StoryCard {...props} /> : null;
}
