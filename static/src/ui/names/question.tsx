/** Names of numbers that can be read in two ways: asked once, and the choice is kept. */

import { signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { keep, kept } from "../../session/store.ts";

/** A question of the server: two ways, and how many of the numbers are right by each. */
export interface NamesQuestion {
  taken: string;
  favoured: string | null;
  count: number;
  ways: { id: string; words: string; right: number }[];
}

const KEPT = "backstep:names";

/** How names are read, as somebody has chosen; null where nobody has. */
export const chosenNames = signal(kept(KEPT));

interface Props {
  question: NamesQuestion | null;
  /** What is read anew by the way that was chosen. */
  onChoose: () => void;
}

/** Both ways, that by which names are read now, and which of them the numbers favour. */
export function HowMeant({ question, onChoose }: Props) {
  const name = useId();
  if (!question) return null;
  const { taken, favoured, count, ways } = question;

  function choose(id: string): void {
    chosenNames.value = id;
    keep(KEPT, id);
    onChoose();
  }

  return (
    <fieldset class="how-meant">
      <legend>{chosenNames.value ? "The names are meant so" : "How are the names meant?"}</legend>
      {ways.map(({ id, words, right }) => (
        <label key={id}>
          <input
            type="radio"
            name={name}
            checked={id === (chosenNames.value ?? taken)}
            onChange={() => choose(id)}
          />
          <span>
            {words}
            <span class="quiet">
              {right} of {count} right{id === favoured && ", which the numbers favour"}
            </span>
          </span>
        </label>
      ))}
      {!favoured && <p class="quiet">The numbers favour neither.</p>}
    </fieldset>
  );
}
