import type { GraphProblem } from "../../wire/graph.ts";
import { adoptStyle } from "../../ui/style/adopt_style.ts";
import { OwnSheet } from "./own_sheet.tsx";
import { CHOICES_OF_GRAPH, OF_GRAPH } from "./quantities.ts";
import style from "./sheets.css" with { type: "text" };

adoptStyle(style);

/** What there is of the graph on show on paper. */
export function GraphSheets({ graph }: { graph: GraphProblem }) {
  return <OwnSheet of={{ graph }} there={OF_GRAPH} choices={CHOICES_OF_GRAPH} />;
}
