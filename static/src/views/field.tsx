import { useId, useRef, useState } from "preact/hooks";
import { Unreadable } from "../model/arithmetic.ts";

export interface FieldProps<Value> {
  label: string;
  /** What stands in the field while it is not being typed in. */
  text: string;
  /** The value that a text writes. Throws Unreadable. */
  read: (text: string) => Value;
  /** Take the value; the reason if it is refused. */
  onCommit: (value: Value) => Promise<string | null>;
  hideLabel?: boolean;
  autoFocus?: boolean;
  /** After a value was taken or nothing had changed; `shift` tells the direction of Tab. */
  onDone?: (by: "Enter" | "Tab" | "blur", shift: boolean) => void;
  onCancel?: () => void;
}

/** A text field that keeps a bad value, says why it is bad, and changes nothing else. */
export function Field<Value>(props: FieldProps<Value>) {
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const settled = useRef(false);
  const id = useId();

  async function commit(by: "Enter" | "Tab" | "blur", shift = false): Promise<void> {
    if (busy || settled.current) return;
    if (typed !== null && typed !== props.text) {
      const refused = await take(typed);
      setReason(refused);
      if (refused !== null) return;
    }
    setTyped(null);
    setReason(null);
    settled.current = Boolean(props.onDone);
    props.onDone?.(by, shift);
  }

  async function take(text: string): Promise<string | null> {
    let value: Value;
    try {
      value = props.read(text);
    } catch (error) {
      if (error instanceof Unreadable) return error.message;
      throw error;
    }
    setBusy(true);
    try {
      return await props.onCommit(value);
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      setTyped(null);
      setReason(null);
      // A field that is taken away loses the focus, which must not commit what was typed.
      settled.current = Boolean(props.onCancel);
      props.onCancel?.();
    } else if (event.key === "Enter") {
      event.preventDefault();
      commit("Enter");
    } else if (event.key === "Tab" && props.onDone) {
      event.preventDefault();
      commit("Tab", event.shiftKey);
    }
  }

  return (
    <span class={`field ${reason ? "wrong" : ""}`}>
      <label for={id} class={props.hideLabel ? "hidden" : ""}>{props.label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={typed ?? props.text}
        aria-invalid={reason !== null}
        aria-describedby={reason ? `${id}-reason` : undefined}
        aria-busy={busy}
        ref={(input) => {
          if (props.autoFocus && input && document.activeElement !== input && typed === null) {
            input.focus();
            input.select();
          }
        }}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setReason(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => commit("blur")}
      />
      {reason && <span id={`${id}-reason`} class="reason" role="alert">{reason}</span>}
    </span>
  );
}
