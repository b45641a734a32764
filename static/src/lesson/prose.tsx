import { type ComponentChildren, h } from "preact";
import { formatNumber } from "../lib/numbers/format.ts";
import type { MathProse, NumberProse, Prose } from "./lesson.ts";
import type { Marks } from "../trace/marks.ts";
import { UNTRANSLATED } from "../ui/text/untranslated.ts";
import { Formula } from "../ui/formula.tsx";
import { WALKED } from "../ui/keys/number_keys.ts";
import { Plot } from "./plot.tsx";
import { type QuestionProps, QuestionView } from "./question.tsx";

export interface ProseProps {
  marks: Marks;
  onJump: (to: NumberProse) => void;
  answers: QuestionProps["answers"];
  onAnswer: QuestionProps["onAnswer"];
}

/** A text of a lesson: words, formulas, and numbers that point into the picture. */
export function ProseView({ nodes, ...props }: ProseProps & { nodes: Prose[] }) {
  return <>{nodes.map((node) => draw(node, props))}</>;
}

function draw(node: Prose, props: ProseProps): ComponentChildren {
  if (typeof node === "string") return node;
  switch (node.kind) {
    case undefined: {
      const children = node.children.map((child) => draw(child, props));
      if (node.tag === "table") return scrolling("Table", h("table", {}, ...children));
      const attributes = node.href === undefined ? {} : { href: node.href };
      return h(node.tag, attributes, ...children);
    }
    case "number":
      return <NumberView number={node} {...props} />;
    case "math": {
      const math = (
        <math display={node.display ? "block" : "inline"} {...UNTRANSLATED}>
          {drawMath(node.mathml, props.marks)}
        </math>
      );
      return node.display ? walked("Formula", math) : math;
    }
    case "formula":
      return walked(
        node.title,
        <Formula lines={node.formula.lines} marks={props.marks} />,
        node.problem,
      );
    case "plot":
      return <Plot plot={node} />;
    case "question":
      return (
        <QuestionView
          question={node}
          answers={props.answers}
          onAnswer={props.onAnswer}
          draw={(nodes) => <ProseView nodes={nodes} {...props} />}
        />
      );
  }
}

/** What may be wider than the text scrolls for itself, by keyboard too. */
function scrolling(label: string, content: ComponentChildren) {
  return <div class="formula-box" tabIndex={0} role="group" aria-label={label}>{content}</div>;
}

/** A formula whose numbers are walked; those that say no other `problem` belong to that one. */
function walked(label: string, formula: ComponentChildren, problem?: string) {
  return (
    <div class="formula-box" {...WALKED} aria-label={label} data-problem={problem}>{formula}</div>
  );
}

/** A number that a step computes leads there; all light up in the picture when pointed at. */
function NumberView({ number, marks, onJump }: ProseProps & { number: NumberProse }) {
  const { ref, value, computed } = number;
  const text = number.text ?? formatNumber(value);
  if (ref === undefined) return <span translate={false} class="told-number">{text}</span>;
  const classes = `told-number ${marks(ref)}`;
  if (!computed) return <span translate={false} class={classes} data-ref={ref}>{text}</span>;
  return (
    <button
      type="button"
      class={classes}
      translate={false}
      data-ref={ref}
      title="Go to the step that computes it"
      onClick={(event) => {
        event.stopPropagation();
        onJump(number);
      }}
    >
      {text}
    </button>
  );
}

function drawMath(node: MathProse, marks: Marks): ComponentChildren {
  if (typeof node === "string") return node;
  if (node.kind === "number") {
    return (
      <mn
        data-ref={node.ref}
        data-sample={node.sample}
        data-problem={node.problem}
        class={node.ref && marks(node.ref)}
      >
        {node.text ?? formatNumber(node.value)}
      </mn>
    );
  }
  return h(node.tag, node.attributes ?? {}, ...node.children.map((each) => drawMath(each, marks)));
}
