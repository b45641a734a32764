import type { ComponentChildren } from "preact";
import { useReason } from "../use_reason.ts";

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
  const [reason, setReason] = useReason(of);
  return (
    <>
      <button
        type="button"
        title={label}
        aria-label={label}
        disabled={disabled}
        onClick={async () => setReason(await onPress())}
      >
        {children}
      </button>
      {reason && <p class="reason" role="alert">{reason}</p>}
    </>
  );
}
