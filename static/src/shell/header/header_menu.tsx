import type { Display } from "../display/display.ts";
import type { ExportMenu } from "./export_menu.ts";
import type { NotationStyle } from "../../wire/types.ts";
import { Menu } from "../../ui/menu.tsx";
import { MENUS } from "../rooms.ts";
import { NotationChoice } from "./notation_choice.tsx";
import { ResourceView } from "../../ui/coming/resource.tsx";

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
  const { display, exportMenu, isGraph } = props;
  const menus = { resource: MENUS.now.value, what: "The menu", onAgain: MENUS.again };
  return (
    <Menu title="More" kind="more" onNear={MENUS.load}>
      {!isGraph && <NotationChoice notation={props.notation} onNotation={props.onNotation} />}
      <button type="button" title="Copy a link to exactly this" onClick={exportMenu.share}>
        Share
      </button>
      <Menu title="File" kind="export" onNear={MENUS.load}>
        <ResourceView {...menus}>{({ FileMenu }) => <FileMenu {...props} />}</ResourceView>
      </Menu>
      <Menu title="View" kind="view" onNear={MENUS.load}>
        <ResourceView {...menus}>{({ ViewMenu }) => <ViewMenu {...props} />}</ResourceView>
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
