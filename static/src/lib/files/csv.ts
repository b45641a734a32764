/** Tables as text that a spreadsheet opens right. */

/** With semicolons numbers have a decimal comma, as spreadsheets in such languages read them. */
export type Separator = "," | ";";

/** What stands between cells where the reader's language has this sign for decimals. */
export function usualSeparator(language?: string): Separator {
  const parts = new Intl.NumberFormat(language).formatToParts(0.5);
  return parts.find(({ type }) => type === "decimal")?.value === "," ? ";" : ",";
}

/** What begins a formula in a spreadsheet, also after a sign that is not seen. */
const FORMULA = /^[\s\0]*[=+\-@\t\r]/;

/** The rows as CSV. A text that a spreadsheet would run as a formula is marked as text. */
export function writeCsv(rows: (string | number)[][], separator: Separator = ","): string {
  const write = (cell: string | number) => {
    if (typeof cell === "number") {
      return separator === ";" ? String(cell).replace(".", ",") : String(cell);
    }
    const text = FORMULA.test(cell) ? `'${cell}` : cell;
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(write).join(separator) + "\r\n").join("");
}

/** As a file: the mark at its start tells a spreadsheet that it is UTF-8. */
export function csvFile(text: string): Blob {
  return new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" });
}
