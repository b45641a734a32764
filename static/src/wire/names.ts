/** A question of the server: names that can be read in two ways. */

export interface NamesQuestion {
  /** The way in which they were read. */
  taken: string;
  /** That by which more numbers are right, where one is. */
  favoured: string | null;
  /** How many numbers have names that the two read differently. */
  count: number;
  ways: { id: string; words: string; right: number }[];
}
