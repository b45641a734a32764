import { useComputed, useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { counted } from "../../lib/counted.ts";
import type { GraphProblem } from "../../wire/graph.ts";
import type { ProblemDetails } from "../../wire/types.ts";
import { createDraft, type Fault } from "./draft.ts";

interface Props {
  from: GraphProblem;
  /** What the button says that opens it. */
  action: string;
  /** Open the graph; what the server says against it. */
  onOpen: (graph: GraphProblem) => Promise<ProblemDetails | null>;
  onDone: () => void;
}

/** The text in a field, with the values that it asks for; a bad line says why, and nothing is lost. */
export function GraphEditor({ from, action, onOpen, onDone }: Props) {
  const draft = useMemo(() => createDraft(from), []);
  const busy = useSignal(false);
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = draft.text.value;
  const fault = draft.fault.value;
  const names = useComputed(() => {
    const used = new Set(draft.text.value.match(/[A-Za-z_]\w*/g) ?? []);
    return Object.keys(draft.typed.value).filter((name) => used.has(name));
  });
  useLayoutEffect(() => area.current?.focus(), []);

  async function open(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    const done = await draft.commit(onOpen).finally(() => (busy.value = false));
    if (done) onDone();
    else focusOnMissing();
  }

  function focusOnMissing(): void {
    const fields = area.current?.form?.querySelectorAll<HTMLTextAreaElement>(
      ".given-values textarea",
    );
    [...fields ?? []].find(({ value }) => value.trim() === "")?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isArea = event.target === area.current;
    if (event.key === "Enter" && (!isArea || event.ctrlKey || event.metaKey) && !event.shiftKey) {
      event.preventDefault();
      open();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      onDone();
    }
  }

  return (
    <form
      class="graph-editor"
      aria-label="Graph"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
      onKeyDown={onKeyDown}
    >
      <label for={id}>text</label>
      <textarea
        ref={area}
        id={id}
        class={fault?.line ? "wrong" : ""}
        rows={Math.min(16, Math.max(2, text.split("\n").length + 1))}
        wrap="off"
        spellcheck={false}
        autocomplete="off"
        value={text}
        aria-invalid={Boolean(fault?.line)}
        aria-describedby={`${id}-fault`}
        onInput={(event) => draft.type(event.currentTarget.value)}
      />
      <div id={`${id}-fault`} aria-live="polite">
        {fault && <FaultView {...fault} text={text} />}
      </div>
      {names.value.length > 0 && (
        <fieldset class="given-values">
          <legend>{counted(names.value.length, "given value")}</legend>
          {names.value.map((name) => {
            const value = draft.typed.value[name];
            return (
              <label key={name}>
                <span>{name} =</span>
                <textarea
                  rows={Math.min(5, Math.max(1, value.split("\n").length))}
                  wrap="off"
                  spellcheck={false}
                  value={value}
                  aria-invalid={fault?.value === name}
                  onInput={(event) => draft.give(name, event.currentTarget.value)}
                />
              </label>
            );
          })}
        </fieldset>
      )}
      <p class="graph-actions">
        <button type="submit" class="primary" aria-busy={busy.value}>{action}</button>
        <button type="button" onClick={onDone}>Cancel</button>
      </p>
    </form>
  );
}

/** What is wrong, and the line with a mark under its place. */
function FaultView({ detail, line, column, isAsked, text }: Fault & { text: string }) {
  const written = line === null ? null : text.split("\n")[line - 1];
  return (
    <div class={isAsked ? "asked" : "reason"}>
      {line !== null && (
        <>
          <b>Line {line}{column !== null && `, column ${column}`}.</b>
          {" "}
        </>
      )}
      {detail}
      {written && column !== null && (
        <pre aria-hidden="true">{`${written}\n${" ".repeat(Math.max(0, column - 1))}^`}</pre>
      )}
    </div>
  );
}
