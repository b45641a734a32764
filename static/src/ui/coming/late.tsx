import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { LateModule } from "../../wire/late_module.ts";
import { ResourceView } from "./resource.tsx";

interface Props<Module> {
  module: LateModule<Module>;
  /** What it is, at the start of a sentence. */
  what: string;
  children: (module: Module) => ComponentChildren;
}

/** A part of the page that is loaded now that it is entered: on its way, failed, or there. */
export function Late<Module>({ module, what, children }: Props<Module>) {
  useEffect(module.enter, [module]);
  return (
    <ResourceView resource={module.now.value} what={what} onAgain={module.again}>
      {children}
    </ResourceView>
  );
}
