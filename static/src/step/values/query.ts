/** What is asked of the table of all values: its columns, their order, and a filter. */

/** Each column's title, in the order of the table. */
export const COLUMNS = { name: "Name", what: "What it is", value: "Value", made: "Step" };
export type Column = keyof typeof COLUMNS;

/** What the reader wants to see of the table. */
export interface Query {
  by: Column;
  descending: boolean;
  filter: string;
}

/** The latest number on top. */
export const FIRST_QUERY: Query = { by: "made", descending: true, filter: "" };
