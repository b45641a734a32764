import { useRef } from "preact/hooks";
import { ACCEPTED } from "../../lib/files/foreign.ts";
import type { Display } from "../display/display.ts";
import { EXCHANGE } from "../rooms.ts";
import type { ExportMenu } from "./export_menu.ts";

interface Props {
  display: Display;
  exportMenu: ExportMenu;
  onPrint: () => void;
  isGraph: boolean;
}

/** What is made of the steps. */
const TAKEN = {
  image: "Picture with its formula",
  animation: "Steps as an animation",
  slides: "Steps as slides",
};

/** What goes out of the page, and comes in, as a file. */
export function FileMenu({ display, exportMenu, onPrint, isGraph }: Props) {
  return (
    <>
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
      {!isGraph && <button type="button" onClick={onPrint}>Print the worked solution</button>}
    </>
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
