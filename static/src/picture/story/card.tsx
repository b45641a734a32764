import type { ComponentProps } from "preact";
import { useLate } from "../../ui/coming/use_late.ts";
import { createLateModule } from "../../wire/late_module.ts";

const VIEW = createLateModule(() => import("./view.tsx"));

/** The card that tells of what is pointed at; it comes with the first of them. */
export function StoryCard(props: ComponentProps<typeof import("./view.tsx").StoryCard>) {
  const view = useLate(VIEW, true);
  return view && <view.StoryCard {...props} />;
}
