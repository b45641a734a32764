/** The shapes that JSON from elsewhere is held against before it is believed. */

export type Shape<Value> = (held: unknown) => held is Value;

export function isText(held: unknown): held is string {
  return typeof held === "string";
}

export function isNumber(held: unknown): held is number {
  return typeof held === "number";
}

export function isBoolean(held: unknown): held is boolean {
  return typeof held === "boolean";
}

export function oneOf<Value extends string>(...all: Value[]): Shape<Value> {
  return (held): held is Value => all.some((each) => each === held);
}

/** The shape, or nothing: of a field that may be missing. */
export function optional<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  return (held): held is Value | undefined => held === undefined || shape(held);
}

export function listOf<Item>(item: Shape<Item>): Shape<Item[]> {
  return (held): held is Item[] => Array.isArray(held) && held.every(item);
}

/** Any names, each with a value of the shape. */
export function recordOf<Value>(value: Shape<Value>): Shape<Record<string, Value>> {
  return (held): held is Record<string, Value> =>
    isObject(held) && Object.values(held).every(value);
}

/** These fields, and whatever others. */
export function objectOf<Value>(
  fields: { [Name in keyof Value]-?: Shape<Value[Name]> },
): Shape<Value> {
  const names = Object.keys(fields) as (keyof Value & string)[];
  return (held): held is Value => isObject(held) && names.every((name) => fields[name](held[name]));
}

function isObject(held: unknown): held is Record<string, unknown> {
  return typeof held === "object" && held !== null && !Array.isArray(held);
}
