import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";

interface Props {
  title: ComponentChildren;
  /** What distinguishes this menu in the style sheet. */
  kind: string;
  /** The pointer or the focus has come near, or it is opened: what it holds is wanted. */
  onNear?: () => void;
  children: ComponentChildren;
}

/** A button that shows what belongs to it, until it is left. */
export function Menu({ title, kind, onNear, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  }

  function onFocusOut(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !root.current?.contains(to)) setOpen(false);
  }

  /** The menu has served, and its button has the focus, before a button in it does what it says. */
  function onClickCapture(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.closest("button, a")) return;
    button.current?.focus();
    setOpen(false);
  }

  return (
    <div
      ref={root}
      class={`menu ${kind} ${open ? "open" : ""}`}
      onKeyDown={onKeyDown}
      onFocusOut={onFocusOut}
    >
      <button
        ref={button}
        type="button"
        class="menu-button"
        aria-expanded={open}
        aria-controls={id}
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={() => {
          onNear?.();
          setOpen(!open);
        }}
      >
        {title}
      </button>
      <div id={id} class="menu-items" tabIndex={-1} onClickCapture={onClickCapture}>
        {children}
      </div>
    </div>
  );
}
