import { type Theme, THEMES } from "../model/display.ts";

interface Props {
  theme: Theme;
  onTheme: (theme: Theme) => void;
}

/** Light, dark, or as the system has it. */
export function ThemeChoice({ theme, onTheme }: Props) {
  return (
    <fieldset class="segments">
      <legend>Colours</legend>
      {THEMES.map((each) => (
        <label>
          <input
            type="radio"
            name="theme"
            value={each}
            checked={each === theme}
            onChange={() => onTheme(each)}
          />
          <span>{each[0].toUpperCase() + each.slice(1)}</span>
        </label>
      ))}
    </fieldset>
  );
}
