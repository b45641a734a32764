import { counted } from "../lib/counted.ts";
import type { LessonEntry } from "./lesson.ts";
import type { Progress } from "./lessons.ts";
import { lessonLink } from "../session/link.ts";

interface Props {
  entries: LessonEntry[];
  progress: Progress;
  onOpen: (lesson: string, paragraph?: string) => void;
}

/** The table of contents of all lessons, with what has been read and answered. */
export function Contents({ entries, progress, onOpen }: Props) {
  function opening(lesson: string, paragraph?: string) {
    return (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onOpen(lesson, paragraph);
    };
  }
  return (
    <ol class="contents">
      {entries.map(({ id, title, summary, minutes, questions, paragraphs }) => {
        const mine = progress[id];
        const read = new Set(mine?.read);
        const right = Object.values(mine?.answers ?? {}).filter((each) =>
          each.verdict === "correct"
        ).length;
        return (
          <li>
            <h3>
              <a href={lessonLink(id, mine?.last ?? paragraphs[0].id)} onClick={opening(id)}>
                {title}
              </a>
            </h3>
            <p>{summary}</p>
            <p class="quiet">
              {counted(minutes, "minute")} · {counted(questions, "question")}
              {mine && ` · read ${read.size} of ${paragraphs.length} · ${right} answered rightly`}
            </p>
            <details>
              <summary>Paragraphs</summary>
              <ol>
                {paragraphs.map((each) => (
                  <li>
                    <a href={lessonLink(id, each.id)} onClick={opening(id, each.id)}>
                      {each.title}
                    </a>
                    {read.has(each.id) && <span class="quiet">✓ read</span>}
                  </li>
                ))}
              </ol>
            </details>
          </li>
        );
      })}
    </ol>
  );
}
