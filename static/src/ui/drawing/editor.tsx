import { useLayoutEffect, useState } from "preact/hooks";
import { Field } from "../field.tsx";
import type { Scrubbing } from "../hooks/use_steps.ts";

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
  /** What Tab goes through, in order, or null for that of the drawing; what does not stand in the picture is passed over. */
  order: string[] | null;
  /** How the arrow keys change it, where they do. */
  scrub?: Scrubbing | null;
  onCommit: (text: string, partOf: object) => Promise<string | null>;
  /** Edit another ref in place of this one, or none. */
  onMove: (ref: string | null) => void;
  /** Edit another ref, while what was typed here is still on its way. */
  onAhead: (ref: string) => void;
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
  { frame, of, placed, name, text, order, scrub, onCommit, onMove, onAhead, onLeave }: Props,
) {
  const [before] = useState(text);
  const [place, setPlace] = useState<Place | null>(null);
  const next = (shift: boolean) => neighbour(frame, order, of, shift ? -1 : 1);

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
        {before && ` was ${before.replaceAll("-", "−")}`}
      </span>
      <Field
        key={of}
        label={`Your value of ${name}`}
        hideLabel
        autoFocus
        text={text}
        read={(typed) => typed}
        scrub={scrub}
        onCommit={onCommit}
        onDone={({ by, shift }) => {
          if (by === "blur") onLeave();
          else onMove(by === "Tab" ? next(shift) : null);
        }}
        onAhead={({ shift }) => onAhead(next(shift))}
        onCancel={() => onMove(null)}
      />
    </div>
  );
}

/** The field that is open last, if it is. */
export function openField(frame: HTMLElement): HTMLInputElement | null {
  return [...frame.querySelectorAll<HTMLInputElement>(".editor input")].at(-1) ?? null;
}

/** The editable number before or after `ref`; itself where it is the only one. */
function neighbour(frame: HTMLElement, order: string[] | null, ref: string, by: number): string {
  const all = editableRefs(frame, order);
  return all.at((all.indexOf(ref) + by) % all.length) ?? ref;
}

/** The refs that can be edited in the picture, in an order, or else in that of the drawing. */
export function editableRefs(frame: HTMLElement, order: string[] | null): string[] {
  const marked = [...frame.querySelectorAll("svg [data-edit]")];
  const shown = marked.map((element) => element.getAttribute("data-edit") ?? "");
  return order?.filter((ref) => shown.includes(ref)) ?? shown;
}
