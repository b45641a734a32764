import { Component, type ComponentChildren } from "preact";

/** A view that is drawn anew only when one of its properties is another one. */
export function memo<Props extends object>(view: (props: Props) => ComponentChildren) {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const before = this.props as Record<string, unknown>;
      return Object.entries(next).some(([name, value]) => before[name] !== value);
    }

    override render(props: Props): ComponentChildren {
      return view(props);
    }
  };
}
