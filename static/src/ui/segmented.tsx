import { capital } from "../lib/capital.ts";

interface Props<Option extends string> {
  /** What is chosen. */
  legend: string;
  hideLegend?: boolean;
  /** The name of the radio buttons. */
  name: string;
  options: readonly Option[];
  value: Option;
  /** What an option is called, where its own name is not it. */
  titles?: Record<Option, string>;
  /** What an option means, where its name does not say so. */
  meaning?: Record<Option, string>;
  onChoose: (option: Option) => void;
}

/** One of a few options, side by side. */
export function Segmented<Option extends string>(props: Props<Option>) {
  const { legend, hideLegend, name, options, value, titles, meaning, onChoose } = props;
  return (
    <fieldset class="segments">
      <legend class={hideLegend ? "hidden" : ""}>{legend}</legend>
      {options.map((option) => (
        <label title={meaning?.[option]}>
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === value}
            onChange={() => onChoose(option)}
          />
          <span>{capital(titles?.[option] ?? option)}</span>
        </label>
      ))}
    </fieldset>
  );
}
