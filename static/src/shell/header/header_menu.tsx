import { useRef } from "preact/hooks";
import { type Display, THEMES } from "../display/display.ts";
import type { ExportMenu } from "./export_menu.ts";
import type { NotationStyle } from "../../wire/types.ts";
import { Menu } from "../../ui/menu.tsx";
import { NotationChoice } from "./notation_choice.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { ACCEPTED } from "../../lib/foreign_files.ts";
import { EXCHANGE } from "../rooms.ts";

/** What is made of the steps. */
const TAKEN = {
  image: "Picture with its formula",
  animation: "Steps as an animation",
  slides: "Steps as slides",
};

interface Props {
  display: Display;
  exportMenu: ExportMenu;
  onPrint: () => void;
  notation: NotationStyle;
  onNotation: (style: NotationStyle) => void;
  /** Whether a graph is open, and what leads from the network to its graph, and back. */
  isGraph: boolean;
  onGraph: () => void;
}

/** The right of the header: what can be taken out of the page, and how it is shown. */
export function HeaderMenu(props: Props) {
  const { display, exportMenu, onPrint } = props;
  return (
    <Menu title="More" kind="more">
      {!props.isGraph && <NotationChoice notation={props.notation} onNotation={props.onNotation} />}
      <button type="button" title="Copy a link to exactly this" onClick={exportMenu.share}>
        Share
      </button>
      <Menu title="File" kind="export">
        <button type="button" onClick={exportMenu.saveSvg}>Picture as SVG</button>
        <button type="button" onClick={() => exportMenu.savePng()}>Picture as PNG</button>
        <button type="button" onClick={() => exportMenu.savePng("white")}>PNG on white</button>
        <button type="button" onClick={() => exportMenu.savePng("none")}>PNG on no ground</button>
        <button type="button" onClick={exportMenu.copyPicture}>Copy the picture</button>
        {Object.entries(TAKEN).map(([what, title]) => (
          <button
            type="button"
            onClick={() => exportMenu.take(what as keyof typeof TAKEN)}
          >
            {title}
          </button>
        ))}
        <button type="button" onClick={exportMenu.saveProblem}>Problem as JSON</button>
        <button
          type="button"
          onPointerEnter={EXCHANGE.load}
          onFocus={EXCHANGE.load}
          onClick={() => (display.exchangeShown.value = true)}
        >
          Program, spreadsheet, embed…
        </button>
        <OpenFile onFile={exportMenu.open} />
        {!props.isGraph && (
          <button type="button" onClick={onPrint}>Print the worked solution</button>
        )}
      </Menu>
      <Menu title="View" kind="view">
        <Segmented
          legend="Colours"
          name="theme"
          options={THEMES}
          value={display.theme.value}
          onChoose={(theme) => (display.theme.value = theme)}
        />
        <button type="button" title="Large type for a projector (P)" onClick={display.present}>
          Presentation
        </button>
        <button type="button" onClick={() => (display.tabled.value = !display.tabled.value)}>
          {`${props.isGraph ? "Graph" : "Network"} as ${
            display.tabled.value ? "a picture" : "tables"
          }`}
        </button>
        <button type="button" onClick={props.onGraph}>
          {props.isGraph ? "Back to the network" : "Network as its graph"}
        </button>
        <button
          type="button"
          aria-pressed={display.motion.value}
          title="Whether a step is seen to happen"
          onClick={() => (display.motion.value = !display.motion.value)}
        >
          {display.motion.value ? "Motion is on" : "Motion is off"}
        </button>
        <a href="./docs">API</a>
      </Menu>
      <button
        type="button"
        class="help"
        title="Keys (?)"
        onClick={() => (display.keysShown.value = true)}
      >
        <span class="sign" aria-hidden="true">?</span>
        <span class="word">Keys</span>
      </button>
    </Menu>
  );
}

/** A button that asks for a file. */
function OpenFile({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);

  function onChange(event: Event & { currentTarget: HTMLInputElement }): void {
    const [file] = event.currentTarget.files ?? [];
    // The same file may be chosen again.
    event.currentTarget.value = "";
    if (file) onFile(file);
  }

  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        Open a problem or a model…
      </button>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        aria-label="Problem file"
        hidden
        onChange={onChange}
      />
    </>
  );
}
