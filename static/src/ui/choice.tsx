import { useId } from "preact/hooks";
import { useRefusal } from "./hooks/use_refusal.ts";

interface Props {
  label: string;
  value: string;
  /** What is chosen from: the value and how it reads. */
  options: Record<string, string>;
  onChoose: (value: string) => Promise<string | null>;
  /** What it changes: once that is another, a refusal is history. */
  of?: unknown;
  hideLabel?: boolean;
  wide?: boolean;
}

/** A menu whose choice may be refused; then it says why and stays as it was. */
export function Choice({ label, value, options, onChoose, of, hideLabel, wide }: Props) {
  const [reason, setReason] = useRefusal(of);
  const id = useId();

  async function onChange(event: Event): Promise<void> {
    const select = event.currentTarget as HTMLSelectElement;
    const refused = await onChoose(select.value);
    setReason(refused);
    if (refused !== null) select.value = value;
  }

  return (
    <span class={`field ${wide ? "wide" : ""} ${reason ? "wrong" : ""}`}>
      <label for={id} class={hideLabel ? "hidden" : ""}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={reason !== null}
        aria-describedby={reason ? `${id}-reason` : undefined}
        onChange={onChange}
      >
        {Object.entries(options).map(([name, title]) => <option value={name}>{title}</option>)}
      </select>
      {reason && <span id={`${id}-reason`} class="reason" role="alert">{reason}</span>}
    </span>
  );
}
