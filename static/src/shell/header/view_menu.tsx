import { DIGITS, digits } from "../../lib/numbers/format.ts";
import { EDGES_SHOW } from "../../ui/drawing/gradient_scale.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { type Display, THEMES } from "../display/display.ts";

interface Props {
  display: Display;
  isGraph: boolean;
  onGraph: () => void;
}

/** How the page is shown. */
export function ViewMenu({ display, isGraph, onGraph }: Props) {
  const { theme, tabled, motion, edgesShow } = display;
  return (
    <>
      <Segmented
        legend="Colours"
        name="theme"
        options={THEMES}
        value={theme.value}
        onChoose={(chosen) => (theme.value = chosen)}
      />
      <Segmented
        legend="Digits of each number"
        name="digits"
        options={DIGITS.map(String)}
        value={String(digits.value)}
        onChoose={(chosen) => (digits.value = Number(chosen))}
      />
      {!isGraph && (
        <Segmented
          legend="Edges show"
          name="edges-show"
          options={EDGES_SHOW}
          value={edgesShow.value}
          onChoose={(chosen) => (edgesShow.value = chosen)}
        />
      )}
      <button type="button" title="Large type for a projector (P)" onClick={display.present}>
        Presentation
      </button>
      <button type="button" onClick={() => (tabled.value = !tabled.value)}>
        {`${isGraph ? "Graph" : "Network"} as ${tabled.value ? "a picture" : "tables"}`}
      </button>
      <button type="button" onClick={onGraph}>
        {isGraph ? "Back to the network" : "Network as its graph"}
      </button>
      <button
        type="button"
        aria-pressed={motion.value}
        title="Whether a step is seen to happen"
        onClick={() => (motion.value = !motion.value)}
      >
        {motion.value ? "Motion is on" : "Motion is off"}
      </button>
      <a href="./docs">API</a>
    </>
  );
}
