/** Why a text is not what a field takes, and what may have been meant. */
export class Unreadable extends Error {
  constructor(message: string, readonly instead?: Instead) {
    super(message);
  }
}

/** Another text that the field would take. */
export interface Instead {
  /** What it would be, as words of a button: Transpose it. */
  label: string;
  text: string;
}
