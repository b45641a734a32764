import type { ComponentChildren } from "preact";
import { chainOf } from "./chain.ts";
import type { Factor, Part } from "./factors.ts";
import { formatNumber, formatOrNotYet } from "../../lib/numbers/format.ts";
import { cursorAfter } from "../../trace/grains.ts";
import { isOfBatch } from "../../trace/samples.ts";
import { plain, Symbols } from "../../trace/symbols/symbols.ts";
import { Expression } from "../../ui/formula.tsx";
import type { TabProps } from "../tab_strip.tsx";

/** The chain rule: each factor of the path with its number and the step that made it. */
export function ChainTab(props: TabProps) {
  const { run, step } = props;
  const symbols = new Symbols(run.notation, isOfBatch(step) ? "n" : step.sample + 1);
  return (
    <>
      {chainOf(run.problem, symbols, step).map((part) => <PartView part={part} props={props} />)}
    </>
  );
}

function PartView({ part, props }: { part: Part; props: TabProps }) {
  const card = (factor: Factor) => <Card factor={factor} props={props} />;
  switch (part.kind) {
    case "text":
      return <p class="said">{part.text}</p>;
    case "path":
      return (
        <div class="path scrolls" tabIndex={0} role="group" aria-label="The whole path">
          <Expression node={{ kind: "row", items: [part.left, EQUALS, part.right] }} />
        </div>
      );
    case "product":
      return (
        <div class="cards">
          {part.factors.map((factor, at) => (
            <Signed sign={at > 0 ? part.signs[at - 1] : ""}>{card(factor)}</Signed>
          ))}
          <Signed sign="=">{card(part.result)}</Signed>
        </div>
      );
    case "sum":
      return (
        <div class="terms-of-sum">
          {part.terms.map((factors, term) => (
            <div class="term">
              {factors.map((factor, at) => (
                <Signed sign={at > 0 ? "×" : term > 0 ? "+" : " "}>{card(factor)}</Signed>
              ))}
            </div>
          ))}
          {part.left > 0 && <p class="said">+ {part.left} more of the same kind</p>}
          <div class="term">
            <Signed sign="=">{card(part.result)}</Signed>
          </div>
        </div>
      );
    case "list":
      return (
        <ul class="factor-list">
          {part.factors.map((factor) => <li>{card(factor)}</li>)}
          {part.left > 0 && <li class="said">and {part.left} more of the same kind</li>}
        </ul>
      );
    case "samples":
      return <SamplesView part={part} props={props} />;
  }
}

const EQUALS = { kind: "operator", text: "=" } as const;

function Signed({ sign, children }: { sign: string; children: ComponentChildren }) {
  return (
    <span class="signed">
      {sign && <span class="sign">{sign}</span>}
      {children}
    </span>
  );
}

/** A factor: its derivative, its number, and where that comes from. */
function Card({ factor, props }: { factor: Factor; props: TabProps }) {
  const { number, before } = factor;
  const items = factor.is ? [factor.symbol, EQUALS, factor.is] : [factor.symbol];
  const isOwn = number === props.step.result;
  return (
    <span class={`card ${isOwn ? "own" : ""}`}>
      <Expression node={{ kind: "row", items }} />
      <span class="value">
        {before && <span class="before">{before}&nbsp;</span>}
        {typeof number === "number" ? formatNumber(number) : <Value of={number} props={props} />}
      </span>
      <span class="from">
        {isOwn
          ? "this step"
          : typeof number === "number"
          ? factor.from
          : <StepLink of={number} symbol={factor.symbol} props={props} />}
      </span>
    </span>
  );
}

function Value({ of, props }: { of: string; props: TabProps }) {
  const { state, marks, cursor } = props;
  const value = state.value(of);
  const made = stepOf(of, props);
  const isMissing = value === null && made !== null && made <= cursor;
  return (
    <span translate={false} data-ref={of} class={marks(of)}>
      {isMissing ? "not finite" : formatOrNotYet(value)}
    </span>
  );
}

/** The cursor just after the step that computes a number; null for one that is given. */
function stepOf(ref: string, { run, state }: TabProps): number | null {
  return cursorAfter(run.blocks, ref, state.sample, run.problem.network.layers.length);
}

interface LinkProps {
  of: string;
  symbol: Factor["symbol"];
  props: TabProps;
}

function StepLink({ of, symbol, props }: LinkProps) {
  const made = stepOf(of, props);
  if (made === null) return "given";
  return (
    <button
      type="button"
      class="link"
      onClick={() => props.onSeek(made)}
      aria-label={`step ${made}: ${plain(symbol)}`}
    >
      step {made}
    </button>
  );
}

type Samples = Extract<Part, { kind: "samples" }>;

function SamplesView({ part, props }: { part: Samples; props: TabProps }) {
  const { run, onSeek } = props;
  const depth = run.problem.network.layers.length;
  return (
    <>
      <ul class="samples-of-sum">
        {part.samples.map(({ sample, value }) => {
          const made = cursorAfter(run.blocks, part.ref, sample, depth) ?? 0;
          return (
            <li>
              sample {sample + 1} <b>{formatNumber(value)}</b>{" "}
              <button type="button" class="link" onClick={() => onSeek(made)}>step {made}</button>
            </li>
          );
        })}
        {part.left > 0 && <li class="said">and {part.left} more</li>}
      </ul>
      <div class="cards">
        <Signed sign="=">
          <Card factor={part.result} props={props} />
        </Signed>
      </div>
    </>
  );
}
