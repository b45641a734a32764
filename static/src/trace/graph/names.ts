/** The names of arrays as they are shown: w1 with its 1 lowered, h@2 with its round raised. */

export interface ArrayName {
  base: string;
  sub: string;
  sup: string;
}

export function nameOfArray(name: string): ArrayName {
  const [written, round = ""] = name.split("@");
  const [, base, digits] = written.match(/^([A-Za-z_]*[A-Za-z])_?(\d+)$/) ?? [];
  const sup = round && `@${round}`;
  return base ? { base, sub: digits, sup } : { base: written, sub: "", sup };
}
