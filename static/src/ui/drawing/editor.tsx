import { useLayoutEffect, useState } from "preact/hooks";
import { Field } from "../field.tsx";

interface Props {
  /** The element that holds the picture; the field is laid over it. */
  frame: HTMLElement;
  /** The ref being edited. */
  of: string;
  /** What decides where the number stands: once one of them is another, the field goes along. */
  placed: unknown[];
  /** What it is called, as w₁₁. */
  name: string;
  text: string;
  /** What Tab goes through, in order; what does not stand in the picture is passed over. */
  order: string[] | null;
  onCommit: (text: string) => Promise<string | null>;
  /** Edit another ref, or none. */
  onMove: (ref: string | null) => void;
  /** The field was left for something else on the page. */
  onLeave: () => void;
}

interface Place {
  left: number;
  top: number;
  /** Where the reason stands if not below the field and to the right: the classes for it. */
  reason: string;
}

/** Half of the field's width, in px. */
const HALF = 54;
/** What a reason takes: from the field's left edge, and from its middle down. */
const REASON = { width: 220, height: 110 };

/** A field over the number that is being edited, where it stands in the picture. */
export function Editor(
  { frame, of, placed, name, text, order, onCommit, onMove, onLeave }: Props,
) {
  const [place, setPlace] = useState<Place | null>(null);

  useLayoutEffect(() => {
    const number = frame.querySelector(`svg [data-ref="${of}"]`);
    if (!number) return onMove(null);
    const at = number.getBoundingClientRect();
    const within = frame.getBoundingClientRect();
    const left = at.left + at.width / 2 - within.left;
    const top = at.top + at.height / 2 - within.top;
    setPlace({
      left: Math.max(HALF, Math.min(within.width - HALF, left)),
      top,
      reason: [
        left - HALF + REASON.width > within.width && "leftward",
        top + REASON.height > within.height && "above",
      ].filter(Boolean).join(" "),
    });
  }, [of, frame, ...placed]);

  if (!place) return null;
  return (
    <div
      class={`editor ${place.reason}`}
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
    >
      <span class="editor-name" aria-hidden="true">
        <b>{name}</b>
        {text && ` was ${text.replaceAll("-", "−")}`}
      </span>
      <Field
        key={of}
        label={`Your value of ${name}`}
        hideLabel
        autoFocus
        text={text}
        read={(typed) => typed}
        onCommit={onCommit}
        onDone={({ by, shift }) => {
          if (by === "blur") onLeave();
          else onMove(by === "Tab" ? neighbour(frame, order, of, shift ? -1 : 1) : null);
        }}
        onCancel={() => onMove(null)}
      />
    </div>
  );
}

/** Put the caret into the field again. */
export function refocus(frame: HTMLElement): void {
  frame.querySelector<HTMLElement>(".editor input")?.focus();
}

/** The editable number before or after `ref`, in the order given or in that of the picture. */
function neighbour(
  frame: HTMLElement,
  order: string[] | null,
  ref: string,
  by: number,
): string | null {
  const shown = editableRefs(frame);
  const all = order ? order.filter((each) => shown.includes(each)) : shown;
  const at = all.indexOf(ref);
  return at < 0 ? null : all[(at + by + all.length) % all.length];
}

/** The refs that can be edited in the picture, in its order. */
export function editableRefs(frame: HTMLElement): string[] {
  const marked = [...frame.querySelectorAll("svg [data-edit]")];
  return marked.map((element) => element.getAttribute("data-edit") ?? "");
}
