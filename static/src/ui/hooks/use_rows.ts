import { useRef } from "preact/hooks";

type Edit = () => Promise<string | null>;

/**
 * Keys for rows that come and go anywhere in a list, so that what is typed in a row and is no value
 * yet stays with it.
 */
export function useRows(count: number) {
  const rows = useRef<number[]>([]);
  const made = useRef(0);
  while (rows.current.length < count) rows.current.push(made.current++);
  rows.current.length = count;

  /** Make the edit on the rows as `arranged`, which stay as they were where it is refused. */
  async function arrange(arranged: number[], edit: Edit): Promise<string | null> {
    const before = rows.current;
    rows.current = arranged;
    const refused = await edit();
    if (refused !== null) rows.current = before;
    return refused;
  }

  return {
    keys: rows.current,
    takeAway: (index: number, edit: Edit) =>
      arrange(rows.current.filter((_, at) => at !== index), edit),
    insert: (index: number, edit: Edit) =>
      arrange(rows.current.toSpliced(index, 0, made.current++), edit),
  };
}
