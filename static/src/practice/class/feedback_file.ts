/** A sheet of feedback for each student, as a page to print. */

import type { Student } from "./class_marks.ts";

/** `nameOf` gives a number's name as text. */
export function feedbackFile(
  students: Student[],
  refs: string[],
  nameOf: (ref: string) => string,
): Blob {
  const sheets = students.map((student) => {
    const rows = refs.map((ref) => {
      const result = student.results[ref];
      const cells = result ? [nameOf(ref), result.given, result.message] : [nameOf(ref), "–", ""];
      return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`;
    });
    return `<section><h1>${
      escaped(student.who)
    }</h1><p>${student.points} of ${refs.length} points` +
      `</p><table><tr><th>Number</th><th>Your answer</th><th></th></tr>${rows.join("")}</table>` +
      "</section>";
  });
  const style =
    "body{font:11pt sans-serif}section{break-after:page}table{border-collapse:collapse}" +
    "td,th{border:1px solid #999;padding:3px 8px;text-align:left;vertical-align:top}";
  const html = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Feedback</title>' +
    `<style>${style}</style>${sheets.join("")}</html>`;
  return new Blob([html], { type: "text/html" });
}

function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => signs[sign]);
}
