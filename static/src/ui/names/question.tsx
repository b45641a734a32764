import { useId } from "preact/hooks";
import type { NamesQuestion } from "../../wire/names.ts";

interface Props {
  question: NamesQuestion | null;
  /** The way that somebody has chosen. */
  chosen: string | null;
  onChoose: (way: string) => void;
}

/** How names are meant: both ways, that by which they are read now, and which the numbers favour. */
export function HowMeant({ question, chosen, onChoose }: Props) {
  const name = useId();
  if (!question) return null;
  const { taken, favoured, count, ways } = question;
  return (
    <fieldset class="how-meant">
      <legend>{chosen ? "The names are meant so" : "How are the names meant?"}</legend>
      {ways.map(({ id, words, right }) => (
        <label key={id}>
          <input
            type="radio"
            name={name}
            checked={id === (chosen ?? taken)}
            onChange={() => onChoose(id)}
          />
          <span>
            {words}{" "}
            <span class="quiet">
              {right} of {count} right{id === favoured && ": the numbers favour this"}
            </span>
          </span>
        </label>
      ))}
      {!favoured && <p class="quiet">The numbers favour neither.</p>}
    </fieldset>
  );
}
