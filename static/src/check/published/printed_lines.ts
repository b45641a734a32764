/** Lines that give printed numbers: a name and a number in each, as the server reads them. */

/** A printed number, and after how many iterations it was found. */
export interface PrintedNumber {
  ref: string;
  text: string;
  after: number;
}

/** Numbers as lines; a line “after 1 iteration” begins those of a later iteration. */
export function writePrinted(numbers: PrintedNumber[]): string {
  let after = 0;
  return numbers.map((each) => {
    const heading = each.after === after
      ? ""
      : `\nafter ${each.after} iteration${each.after === 1 ? "" : "s"}\n`;
    after = each.after;
    return `${heading}${each.ref} = ${each.text}\n`;
  }).join("");
}
