import type { GraphProblem } from "../../wire/graph.ts";
import { adoptStyle } from "../../ui/style/adopt_style.ts";
import type { Named } from "../../trace/symbols/named.ts";
import { MarkClass } from "./mark_class.tsx";
import { OwnSheet } from "./own_sheet.tsx";
import { CHOICES_OF_GRAPH, OF_GRAPH } from "./quantities.ts";
import style from "./sheets.css" with { type: "text" };

adoptStyle(style);

/** What there is of the graph on show on paper, and the marks of a class. */
export function GraphSheets({ graph, names }: { graph: GraphProblem; names: Named }) {
  return (
    <>
      <OwnSheet of={{ graph }} there={OF_GRAPH} choices={CHOICES_OF_GRAPH} />
      <MarkClass of={{ graph }} names={names} />
    </>
  );
}
