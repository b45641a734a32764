/** The questions as a worksheet has them: part by part, the gradients after the backward pass. */

const PARTS: Record<string, RegExp> = {
  "Forward pass": /^(net|output)\b/,
  "Loss": /^loss/,
  "Backward pass": /^(error|slope|delta)\b/,
  "Gradients": /_gradient\b/,
  "Update": /^(updated_|gradient_norm)/,
};

export interface Group {
  title: string;
  refs: string[];
}

/** The parts that are asked for; what is of no part stands in one of its own, so that nothing goes. */
export function groupsOf(questions: string[]): Group[] {
  const titles = Object.keys(PARTS);
  const titleOf = (ref: string) =>
    titles.find((title) => PARTS[title].test(ref)) ?? "Further numbers";
  return [...titles, "Further numbers"]
    .map((title) => ({ title, refs: questions.filter((ref) => titleOf(ref) === title) }))
    .filter(({ refs }) => refs.length > 0);
}
