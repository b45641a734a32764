import { useId, useState } from "preact/hooks";

interface Props {
  label: string;
  value: string;
  /** What is chosen from: the value and how it reads. */
  options: Record<string, string>;
  onChoose: (value: string) => Promise<string | null>;
  hideLabel?: boolean;
  wide?: boolean;
}

/** A menu whose choice may be refused; then it says why and stays as it was. */
export function Choice({ label, value, options, onChoose, hideLabel, wide }: Props) {
  const [reason, setReason] = useState<string | null>(null);
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
      <select id={id} value={value} onChange={onChange}>
        {Object.entries(options).map(([name, title]) => <option value={name}>{title}</option>)}
      </select>
      {reason && <span class="reason" role="alert">{reason}</span>}
    </span>
  );
}
