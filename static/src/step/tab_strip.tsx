import { useRef } from "preact/hooks";
import type { Marks } from "../trace/marks.ts";
import type { Run } from "../trace/run.ts";
import { samplesInWords } from "../trace/samples.ts";
import type { State } from "../trace/state.ts";
import { type Tab, TABS } from "../session/tab.ts";
import type { TabsModel } from "./tabs.ts";
import type { Step } from "../wire/types.ts";
import { useDeferred } from "../ui/hooks/use_deferred.tsx";
import { Late } from "../ui/coming/late.tsx";
import { LATE_TABS } from "./late_tabs.ts";
import { wasPointedAt } from "../ui/keys/pointed_at.ts";

/** What every tab is drawn from. */
export interface TabProps {
  tabs: TabsModel;
  run: Run;
  step: Step;
  state: State;
  marks: Marks;
  cursor: number;
  onSeek: (cursor: number) => void;
  onCopy: (text: string, what: string) => void;
}

interface Props extends Omit<TabProps, "step"> {
  step: Step | null;
}

/** The tabs, a frame after the step itself, which does not wait for them. */
export function Tabs(props: Props) {
  const { run, step, state, marks, cursor } = props;
  return useDeferred(TabsOfStep, props, [run, step, state, marks, cursor]);
}

/** The other tabs say it themselves, or are of all samples. */
const SPEAK_OF_A_SAMPLE: ReadonlySet<Tab> = new Set(["chain", "matrix", "slope"]);

/** The step explained in further ways, one at a time; a closed tab computes nothing. */
function TabsOfStep({ step, ...rest }: Props) {
  const { tabs } = rest;
  const strip = useRef<HTMLDivElement>(null);
  const open = tabs.open.value;
  if (!step) return null;
  const samples = samplesInWords(rest.run.problem, step);

  function onKeyDown(event: KeyboardEvent): void {
    const to = tabAfter(open, event.key);
    if (!to || wasPointedAt(event.currentTarget as Element)) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // Elsewhere in the page these keys step through the trace.
    event.stopPropagation();
    event.preventDefault();
    tabs.open.value = to;
    strip.current?.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
  }

  return (
    <section
      class={`tabs phase-${step.phase}`}
      aria-label="Explanations"
      data-cursor={rest.cursor}
    >
      <div class="tab-strip" role="tablist" aria-label="Explain by" ref={strip}>
        {Object.entries(TABS).map(([tab, title]) => (
          <button
            type="button"
            role="tab"
            id={`tab-${tab}`}
            aria-selected={tab === open}
            aria-controls="tab-panel"
            tabIndex={tab === open ? 0 : -1}
            onPointerEnter={() => approach(tab as Tab)}
            onClick={() => (tabs.open.value = tab as Tab)}
            onKeyDown={onKeyDown}
          >
            {title}
          </button>
        ))}
      </div>
      <div
        class={`tab-panel ${open}-tab`}
        role="tabpanel"
        id="tab-panel"
        aria-labelledby={`tab-${open}`}
        tabIndex={0}
      >
        {samples && SPEAK_OF_A_SAMPLE.has(open) && <p class="said">Here: {samples}.</p>}
        <Open tab={open} props={{ step, ...rest }} />
      </div>
    </section>
  );
}

/** The tab that a key in the strip leads to, round at the ends. */
function tabAfter(open: Tab, key: string): Tab | null {
  const order = Object.keys(TABS) as Tab[];
  const at = order.indexOf(open);
  const places: Record<string, number> = {
    ArrowRight: (at + 1) % order.length,
    ArrowLeft: (at + order.length - 1) % order.length,
    Home: 0,
    End: order.length - 1,
  };
  return key in places ? order[places[key]] : null;
}

function Open({ tab, props }: { tab: Tab; props: TabProps }) {
  switch (tab) {
    case "chain":
      return (
        <Late module={LATE_TABS.chain} what="The chain rule">
          {({ ChainTab }) => <ChainTab {...props} />}
        </Late>
      );
    case "matrix":
      return (
        <Late module={LATE_TABS.matrix} what="The matrices">
          {({ MatrixTab }) => <MatrixTab {...props} />}
        </Late>
      );
    case "code":
      return (
        <Late module={LATE_TABS.code} what="The program">
          {({ CodeTab }) => <CodeTab {...props} />}
        </Late>
      );
    case "slope":
      return (
        <Late module={LATE_TABS.slope} what="The slope">
          {({ SlopeTab }) => <SlopeTab {...props} />}
        </Late>
      );
    case "values":
      return (
        <Late module={LATE_TABS.values} what="The table of values">
          {({ ValuesTab }) => <ValuesTab {...props} />}
        </Late>
      );
  }
}

function approach(tab: Tab): void {
  LATE_TABS[tab].load();
}
