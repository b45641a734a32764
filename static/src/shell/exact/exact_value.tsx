import type { ComponentProps } from "preact";
import { useLate } from "../../ui/coming/use_late.ts";
import { redrawBoundary } from "../../ui/redraw_boundary.tsx";
import { createLateModule } from "../../wire/late_module.ts";

const VIEW = createLateModule(() => import("./view.tsx"));

type Props = ComponentProps<typeof import("./view.tsx").ExactValue>;

/** The number that is pointed at with all its digits; it comes with the first of them. */
export const ExactValue = redrawBoundary((props: Props) => {
  const view = useLate(VIEW, props.pointed.value !== null);
  return view && <view.ExactValue {...props} />;
});
