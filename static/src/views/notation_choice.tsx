import type { NotationStyle } from "../types.ts";

interface Props {
  notation: NotationStyle;
  onNotation: (style: NotationStyle) => void;
}

const NOTATIONS: Record<NotationStyle, string> = {
  lecture: "net, h, o",
  textbook: "z, a",
};

/** How formulas are written. */
export function NotationChoice({ notation, onNotation }: Props) {
  return (
    <fieldset class="segments">
      <legend>Notation</legend>
      {Object.entries(NOTATIONS).map(([style, title]) => (
        <label>
          <input
            type="radio"
            name="notation"
            value={style}
            checked={style === notation}
            onChange={() => onNotation(style as NotationStyle)}
          />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
