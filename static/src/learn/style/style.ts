/** The style of the room, in the order in which it holds. */

import { adoptStyle } from "../../ui/style/adopt_style.ts";
import room from "./room.css" with { type: "text" };
import stage from "./stage.css" with { type: "text" };
import plane from "./plane.css" with { type: "text" };
import answers from "./answers.css" with { type: "text" };
import curve from "./curve.css" with { type: "text" };
import lineEnds from "./line_ends.css" with { type: "text" };
import bar from "./bar.css" with { type: "text" };
import data from "./data.css" with { type: "text" };
import narrow from "./narrow.css" with { type: "text" };

export function adoptRoomStyle(): void {
  for (const each of [room, stage, plane, answers, curve, lineEnds, bar, data, narrow]) {
    adoptStyle(each);
  }
}
