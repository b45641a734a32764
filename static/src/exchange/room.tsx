/** All that is shown of what goes in and out. */

import { adoptStyle } from "../ui/style/adopt_style.ts";
import style from "./style.css" with { type: "text" };

adoptStyle(style);

export { openForeign } from "./exchange.ts";
export { FileNotes } from "./file_notes.tsx";
export { ExchangeSheet } from "./sheet.tsx";
