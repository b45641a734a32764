import { csvFile, type Separator, usualSeparator } from "../../lib/files/csv.ts";
import { useState } from "preact/hooks";
import { counted } from "../../lib/counted.ts";
import { saveFile } from "../../lib/files/save.ts";
import { formatNumber } from "../../lib/numbers/format.ts";
import { type Column, COLUMNS, type Query } from "./query.ts";
import { allRows, csvOf, MOST_ROWS, tableOf } from "./values.ts";
import { memo } from "../../ui/memo.ts";
import type { TabProps } from "../tab_strip.tsx";

/** So many rows are drawn at first, and as many more as one scrolls down: a step moves them all. */
const DRAWN = 60;

/** A table of everything computed so far. */
export function ValuesTab({ tabs, run, state, marks, cursor, onSeek, onCopy }: TabProps) {
  const query = tabs.values.value;
  const [drawn, setDrawn] = useState(DRAWN);
  const [separator, setSeparator] = useState<Separator>(() => usualSeparator());
  const { rows, total } = tableOf(run, state, cursor, query, drawn);
  const change = (part: Partial<Query>) => (tabs.values.value = { ...query, ...part });
  const samples = run.problem.samples.length;

  function onScroll({ currentTarget: box }: { currentTarget: HTMLElement }): void {
    const below = (box.scrollTop + 2 * box.clientHeight) / box.scrollHeight;
    setDrawn(Math.min(MOST_ROWS, DRAWN * Math.ceil((below * rows.length) / DRAWN)));
  }

  function csv(): string {
    return csvOf(allRows(run, state, cursor, query), separator);
  }

  function save(): void {
    saveFile(`backstep-values-step-${cursor}.csv`, csvFile(csv()));
  }

  return (
    <>
      <div class="tab-actions">
        <input
          type="search"
          class="filter"
          placeholder="Filter"
          aria-label="Filter by name or kind"
          value={query.filter}
          onInput={(event) => change({ filter: event.currentTarget.value })}
        />
        <select
          aria-label="Between the cells of CSV"
          value={separator}
          onChange={(event) => setSeparator(event.currentTarget.value as Separator)}
        >
          <option value=",">commas</option>
          <option value=";">semicolons</option>
        </select>
        <button type="button" onClick={() => onCopy(csv(), "Table")}>Copy CSV</button>
        <button type="button" onClick={save}>Save CSV</button>
      </div>
      <p class="said" role="status">
        {howMany(total)}.
        {samples > 1 && ` Of the ${samples} samples, those of sample ${state.sample + 1}.`}
      </p>
      {total > 0
        ? (
          <div
            class="all-values"
            tabIndex={0}
            role="group"
            aria-label="All values"
            onScroll={onScroll}
          >
            <table>
              <thead>
                <tr>
                  {Object.entries(COLUMNS).map(([column, title]) => (
                    <Head
                      title={title}
                      sorted={query.by === column
                        ? query.descending ? "descending" : "ascending"
                        : "none"}
                      onSort={() => change(sortedBy(query, column as Column))}
                    />
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ ref, ...row }) => (
                  <RowView key={ref} {...row} of={ref} marked={marks(ref)} onSeek={onSeek} />
                ))}
              </tbody>
            </table>
          </div>
        )
        : (
          <p>
            Nothing here is called “{query.filter.trim()}”. Try “{run.notation.net}”, “gradient” or
            “δ”.
          </p>
        )}
    </>
  );
}

function howMany(total: number): string {
  const all = counted(total, "number");
  return total > MOST_ROWS ? `The first ${MOST_ROWS} of ${all}; the CSV has them all` : all;
}

/** The same column turns round; another one starts at its smallest. */
function sortedBy(query: Query, by: Column): Partial<Query> {
  return { by, descending: query.by === by && !query.descending };
}

interface HeadProps {
  title: string;
  sorted: "ascending" | "descending" | "none";
  onSort: () => void;
}

const ARROWS = { ascending: "▲", descending: "▼", none: "" };

function Head({ title, sorted, onSort }: HeadProps) {
  return (
    <th scope="col" aria-sort={sorted}>
      <button type="button" onClick={onSort}>
        {title} <span aria-hidden="true">{ARROWS[sorted]}</span>
      </button>
    </th>
  );
}

interface RowProps {
  of: string;
  name: string;
  what: string;
  value: number | null;
  made: number | null;
  marked: string;
  onSeek: (cursor: number) => void;
}

const RowView = memo(({ of, name, what, value, made, marked, onSeek }: RowProps) => (
  <tr
    class={made === null ? "" : "leads"}
    onClick={() => made !== null && onSeek(made)}
  >
    <th scope="row">{name}</th>
    <td>{what}</td>
    <td class="number">
      <span translate={false} data-ref={of} class={marked}>
        {value === null ? "not finite" : formatNumber(value)}
      </span>
    </td>
    <td class="number">
      {made === null ? "given" : (
        <button
          type="button"
          class="link"
          aria-label={`step ${made}: ${name}`}
          onClick={() => onSeek(made)}
        >
          {made}
        </button>
      )}
    </td>
  </tr>
));
