import { Component, type ComponentChildren } from "preact";

/**
 * A view that is drawn anew only when one of its properties is another one. A property that is a
 * list made anew each time is another one when a field of one of its records is.
 */
export function memo<Props extends object>(view: (props: Props) => ComponentChildren) {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      return !sameFields(this.props, next, sameLists);
    }

    override render(props: Props): ComponentChildren {
      return view(props);
    }
  };
}

type Same = (before: unknown, after: unknown) => boolean;

function sameLists(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  return Array.isArray(before) && Array.isArray(after) && before.length === after.length &&
    after.every((record, at) => sameRecords(before[at], record));
}

function sameRecords(before: unknown, after: unknown): boolean {
  return isRecord(before) && isRecord(after)
    ? sameFields(before, after, Object.is)
    : before === after;
}

function sameFields(before: object, after: object, same: Same): boolean {
  const fields = before as Record<string, unknown>;
  return Object.entries(after).every(([name, value]) => same(fields[name], value));
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
