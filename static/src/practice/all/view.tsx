import { adoptStyle } from "../../ui/style/adopt_style.ts";
import { isDone } from "../answers.ts";
import { Question, type QuestionProps } from "../shared/question.tsx";
import style from "./all.css" with { type: "text" };
import { groupsOf } from "./groups.ts";

adoptStyle(style);

/** All questions in their parts, in two columns, with how many of each part are found. */
export function AllQuestions({ questions, ...props }: QuestionProps & { questions: string[] }) {
  const { results } = props.practice.sheet.value;
  return (
    <>
      {groupsOf(questions).map(({ title, refs }) => {
        const found = refs.filter((ref) => isDone(results[ref])).length;
        return (
          <section key={title} class="part" aria-label={title}>
            <h3>
              {title}{" "}
              <span class={found === refs.length ? "done" : ""}>{found} of {refs.length}</span>
            </h3>
            <ol class="questions">
              {refs.map((ref) => <Question key={ref} of={ref} {...props} />)}
            </ol>
          </section>
        );
      })}
    </>
  );
}
