import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { Unreadable } from "../lib/arithmetic.ts";

/** What ends the typing of a value; `shift` tells the direction of Tab. */
export interface Leaving {
  by: "Enter" | "Tab" | "blur";
  shift: boolean;
}

export interface FieldProps<Value> {
  label: ComponentChildren;
  /** What stands in the field while it is not being typed in. */
  text: string;
  /** The value that a text writes. Throws Unreadable. */
  read: (text: string) => Value;
  /** Take the value; the reason if it is refused. */
  onCommit: (value: Value) => Promise<string | null>;
  hideLabel?: boolean;
  /** So many lines are shown of a text that has lines; in it Enter begins another one. */
  lines?: number;
  autoFocus?: boolean;
  /** After a value was taken or nothing had changed. */
  onDone?: (leaving: Leaving) => void;
  onCancel?: () => void;
}

/** A text field that keeps a bad value, says why it is bad, and changes nothing else. */
export function Field<Value>(props: FieldProps<Value>) {
  const latest = useRef(props);
  latest.current = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** What is typed by now, for a commit that began earlier. */
  const typing = useRef<string | null>(null);
  const committing = useRef(false);
  /** How the field was left while an earlier text of it was still under way. */
  const left = useRef<Leaving | null>(null);
  const settled = useRef(false);
  const id = useId();

  function type(text: string | null): void {
    typing.current = text;
    setTyped(text);
    setReason(null);
  }

  async function commit(leaving: Leaving): Promise<void> {
    if (settled.current) return;
    if (committing.current) {
      left.current = leaving;
      return;
    }
    const text = typing.current;
    if (text !== null && text !== latest.current.text) {
      setCommitting(true);
      const refused = await take(text).finally(() => setCommitting(false));
      const later = left.current;
      left.current = null;
      if (typing.current !== text) return later ? commit(later) : undefined;
      setReason(refused);
      if (refused !== null) return;
      leaving = later ?? leaving;
    }
    type(null);
    const { onDone } = latest.current;
    settled.current = Boolean(onDone);
    onDone?.(leaving);
  }

  function setCommitting(isCommitting: boolean): void {
    committing.current = isCommitting;
    setBusy(isCommitting);
  }

  async function take(text: string): Promise<string | null> {
    let value: Value;
    try {
      value = latest.current.read(text);
    } catch (error) {
      if (error instanceof Unreadable) return error.message;
      throw error;
    }
    return await latest.current.onCommit(value);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      type(null);
      // A field that is taken away loses the focus, which must not commit what was typed.
      settled.current = Boolean(props.onCancel);
      props.onCancel?.();
    } else if (event.key === "Enter" && (!props.lines || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commit({ by: "Enter", shift: false });
    } else if (event.key === "Tab" && props.onDone) {
      event.preventDefault();
      commit({ by: "Tab", shift: event.shiftKey });
    }
  }

  const box = {
    id,
    autocomplete: "off",
    spellcheck: false,
    value: typed ?? props.text,
    "aria-invalid": reason !== null,
    "aria-describedby": reason ? `${id}-reason` : undefined,
    "aria-busy": busy,
    onInput: (event: Event) => type((event.currentTarget as HTMLInputElement).value),
    onKeyDown,
    onBlur: () => commit({ by: "blur", shift: false }),
  };
  return (
    <span class={`field ${reason ? "wrong" : ""}`}>
      <label for={id} class={props.hideLabel ? "hidden" : ""}>{props.label}</label>
      {props.lines ? <textarea rows={props.lines} wrap="off" {...box} /> : (
        <input
          type="text"
          {...box}
          ref={(input) => {
            if (props.autoFocus && input && document.activeElement !== input && typed === null) {
              input.focus();
              input.select();
            }
          }}
        />
      )}
      {reason && <span id={`${id}-reason`} class="reason" role="alert">{reason}</span>}
    </span>
  );
}
