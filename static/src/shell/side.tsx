import type { ComponentChildren } from "preact";
import { draftsIn, Part } from "../ui/drafts.ts";
import { Later } from "../ui/coming/later.tsx";
import { redrawBoundary } from "../ui/redraw_boundary.tsx";

interface Props {
  /** What the side can show, by title. */
  parts: Record<string, ComponentChildren>;
  shown: string;
  onShow: (title: string) => void;
  /** The pointer or the focus has come to a title that may be pressed next. */
  onNear: (title: string) => void;
}

/** The side of the page, showing one of its parts. */
export function Side({ parts, shown, onShow, onNear }: Props) {
  return (
    <aside>
      <div class="sides" role="group" aria-label="What the side shows">
        {Object.keys(parts).map((title) => (
          <button
            type="button"
            aria-pressed={title === shown}
            onPointerEnter={() => onNear(title)}
            onFocus={() => onNear(title)}
            onClick={() => onShow(title)}
          >
            {title}
            {title !== shown && <Untaken part={title} />}
          </button>
        ))}
      </div>
      <Later frames={2}>
        <Part.Provider value={shown}>{parts[shown]}</Part.Provider>
      </Later>
    </aside>
  );
}

/** Whether a part that is not shown holds an entry that was not taken. */
const Untaken = redrawBoundary(({ part }: { part: string }) => {
  if (draftsIn(part) === 0) return null;
  return (
    <span class="untaken" title="An entry there was not taken">
      <span aria-hidden="true">!</span>
      <span class="hidden">, with an entry that was not taken</span>
    </span>
  );
});
