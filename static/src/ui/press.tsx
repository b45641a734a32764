import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { disabledButton } from "./disabled.ts";
import { useRefusal } from "./hooks/use_refusal.ts";

interface Props {
  /** Make the change; the reason if it is refused. */
  onPress: () => Promise<string | null>;
  /** What it changes: once that is another, a refusal is history. */
  of: unknown;
  /** What it does, where what it shows does not say so. */
  label?: string;
  disabled?: boolean;
  children: ComponentChildren;
}

/** A button whose change may be refused; then it says why. */
export function Press({ onPress, of, label, disabled, children }: Props) {
  const [reason, setReason] = useRefusal(of);
  const button = useRef<HTMLButtonElement>(null);

  async function press(): Promise<void> {
    const part = button.current?.closest("fieldset");
    const at = buttonsOf(part).indexOf(button.current as HTMLButtonElement);
    const hadFocus = document.activeElement === button.current;
    setReason(await onPress());
    // One that takes its own row away leaves the focus to the next button.
    requestAnimationFrame(() => {
      const left = buttonsOf(part);
      if (!button.current && hadFocus) left[Math.min(at, left.length - 1)]?.focus();
    });
  }

  return (
    <>
      <button
        type="button"
        title={label}
        ref={button}
        {...disabledButton(disabled ?? false, press)}
      >
        {label ? <span aria-hidden="true">{children}</span> : children}
      </button>
      {reason && <p class="reason" role="alert">{reason}</p>}
    </>
  );
}

function buttonsOf(part: Element | null | undefined): HTMLButtonElement[] {
  return [...part?.querySelectorAll("button") ?? []];
}
