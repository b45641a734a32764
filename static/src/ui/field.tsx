import type { ComponentChildren } from "preact";
import { useContext, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Instead, Unreadable } from "../lib/numbers/unreadable.ts";
import { draftOf, keepDraft, Part } from "./drafts.ts";
import { type Scrubbing, useSteps } from "./hooks/use_steps.ts";

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
  /** Take the value; the reason if it is refused. `partOf` is the change that it is a part of. */
  onCommit: (value: Value, partOf: object) => Promise<string | null>;
  hideLabel?: boolean;
  /** What tells it apart in its part of the page, so that a bad entry is there again: else its label. */
  name?: string;
  /** So many lines are shown of a text that has lines; in it Enter begins another one. */
  lines?: number;
  autoFocus?: boolean;
  /** How its number follows the arrow keys, where it does. */
  scrub?: Scrubbing | null;
  /** After a value was taken or nothing had changed. */
  onDone?: (leaving: Leaving) => void;
  /** Enter was pressed: what was typed stands, and is on its way or as it was. */
  onEnter?: () => void;
  /** A key comes while the value that Tab has sent is still on its way: it is for what comes next. */
  onAhead?: (leaving: Leaving) => void;
  onCancel?: () => void;
}

/** A text field that keeps a bad value, says why it is bad, and changes nothing else. */
export function Field<Value>(props: FieldProps<Value>) {
  const latest = useRef(props);
  latest.current = props;
  const part = useContext(Part);
  const name = props.name ?? String(props.label);
  const [begun] = useState(() => part ? draftOf(part, name) : null);
  const [typed, setTyped] = useState<string | null>(begun?.text ?? null);
  const [reason, setReason] = useState<string | null>(begun?.reason ?? null);
  const [instead, setInstead] = useState<Instead | null>(null);
  const [busy, setBusy] = useState(false);
  /** What is typed by now, for a commit that began earlier. */
  const typing = useRef<string | null>(begun?.text ?? null);
  const committing = useRef(false);
  /** How what is under way was sent. */
  const sent = useRef<Leaving | null>(null);
  /** How the field was left while an earlier text of it was still under way. */
  const left = useRef<Leaving | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const settled = useRef(false);
  const steps = useSteps(props.scrub);
  const id = useId();

  function type(text: string | null): void {
    typing.current = text;
    setTyped(text);
    refuse(null);
  }

  /** Say why what is typed is not taken, and keep it for as long as that holds. */
  function refuse(why: string | null): void {
    setReason(why);
    if (why === null) setInstead(null);
    if (!part) return;
    const text = typing.current;
    keepDraft(part, name, why !== null && text !== null ? { text, reason: why } : null);
  }

  async function commit(leaving: Leaving): Promise<void> {
    if (settled.current) return;
    if (committing.current) {
      left.current = leaving;
      return;
    }
    const stepped = steps.end();
    if (stepped) {
      sent.current = leaving;
      setCommitting(true);
      await stepped.finally(() => setCommitting(false));
      leaving = left.current ?? leaving;
      left.current = null;
    }
    const text = typing.current;
    if (text !== null && text !== latest.current.text) {
      sent.current = leaving;
      setCommitting(true);
      const refused = await take(text).finally(() => setCommitting(false));
      const later = left.current;
      left.current = null;
      if (refused === null) steps.stand();
      if (typing.current !== text) return later ? commit(later) : undefined;
      refuse(refused);
      if (refused !== null) return;
      leaving = later ?? leaving;
    }
    type(null);
    steps.stand();
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
      if (!(error instanceof Unreadable)) throw error;
      setInstead(error.instead ?? null);
      return error.message;
    }
    return await latest.current.onCommit(value, steps.partOf.current);
  }

  useLayoutEffect(() => {
    if (!props.autoFocus) return;
    input.current?.focus();
    input.current?.select();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const stepped = steps.key(event, typing.current ?? props.text);
    if (stepped !== null) {
      event.preventDefault();
      type(String(stepped));
    } else if (
      committing.current && sent.current?.by === "Tab" && props.onAhead && isTyping(event)
    ) {
      props.onAhead(sent.current);
    } else if (event.key === "Escape") {
      type(null);
      // A field that is taken away loses the focus, which must not commit what was typed.
      settled.current = Boolean(props.onCancel);
      steps.cancel();
      props.onCancel?.();
    } else if (event.key === "Enter" && (!props.lines || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commit({ by: "Enter", shift: false });
      props.onEnter?.();
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
      {props.lines
        ? <textarea rows={props.lines} wrap="off" {...box} />
        : <input type="text" {...box} ref={input} />}
      {reason && <span id={`${id}-reason`} class="reason" role="alert">{reason}</span>}
      {reason && instead && (
        <button
          type="button"
          class="instead"
          onClick={() => {
            type(instead.text);
            commit({ by: "Enter", shift: false });
          }}
        >
          {instead.label}
        </button>
      )}
    </span>
  );
}

/** Whether the key writes or takes away a character. */
function isTyping({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === "Backspace") && !ctrlKey && !altKey && !metaKey;
}
