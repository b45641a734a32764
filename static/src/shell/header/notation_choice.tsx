import type { NotationStyle } from "../../wire/types.ts";

interface Props {
  notation: NotationStyle;
  onNotation: (style: NotationStyle) => void;
}

const NOTATIONS: Record<NotationStyle, string> = {
  lecture: "lecture: net, h, o",
  textbook: "textbook: z, a",
};

/** How formulas are written. */
export function NotationChoice({ notation, onNotation }: Props) {
  return (
    <label class="notation">
      <span>Notation</span>{" "}
      <select
        value={notation}
        onChange={(event) => onNotation(event.currentTarget.value as NotationStyle)}
      >
        {Object.entries(NOTATIONS).map(([style, title]) => <option value={style}>{title}</option>)}
      </select>
    </label>
  );
}
