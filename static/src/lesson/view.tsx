import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Lessons } from "./lessons.ts";
import { lessonLink } from "../session/link.ts";
import type { Marks } from "../trace/marks.ts";
import { ResourceView } from "../ui/coming/resource.tsx";
import { Contents } from "./contents.tsx";
import { ProseView } from "./prose.tsx";

interface Props {
  lessons: Lessons;
  marks: Marks;
  /** The tabs, for paragraphs that open one. */
  tabs: ComponentChildren;
}

/** The lessons: the table of contents, or the paragraphs of the open one. */
export function LessonView({ lessons, marks, tabs }: Props) {
  const lesson = lessons.lesson.value;
  const current = useRef<HTMLElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const pageTurns = lessons.pageTurns.value;

  useEffect(() => {
    lessons.load();
  }, []);

  // Who came by a link, which is gone or of another page, reads on from here: what is left to hold
  // the focus is around the text.
  useEffect(() => {
    if (pageTurns && document.activeElement?.contains(current.current)) {
      current.current?.focus({ preventScroll: true });
    }
  }, [pageTurns]);

  // The text scrolls in its column. Where the page has but one, the picture comes first.
  useEffect(() => {
    const column = current.current?.closest("aside");
    if (!pageTurns || !column || !current.current || !bar.current) return;
    if (getComputedStyle(column).overflowY === "visible") {
      column.parentElement?.scrollIntoView();
    } else {
      const top = current.current.offsetTop - column.offsetTop;
      column.scrollTop = Math.max(0, top - bar.current.offsetHeight - 8);
    }
  }, [pageTurns]);

  if (!lesson) {
    return (
      <section class="lesson" aria-label="Lessons">
        <h2>Lessons</h2>
        <p>
          A text beside the network: each paragraph moves the picture to what it speaks of. Step,
          change a number, look around; “Back to the text” brings you back.
        </p>
        <ResourceView resource={lessons.contents.value} what="The contents" onAgain={lessons.load}>
          {(entries) => (
            <Contents entries={entries} progress={lessons.progress.value} onOpen={lessons.choose} />
          )}
        </ResourceView>
      </section>
    );
  }
  const place = lessons.place.value;
  const last = lesson.paragraphs.length - 1;
  const answers = lessons.progress.value[lesson.id]?.answers ?? {};
  return (
    <section class="lesson" aria-label="Lesson">
      <div class="lesson-bar" ref={bar} role="group" aria-label="Paragraphs">
        <button type="button" onClick={lessons.close}>Contents</button>
        <button
          type="button"
          disabled={place === 0}
          aria-label="Previous paragraph"
          onClick={() => lessons.turnTo(place - 1)}
        >
          ↑
        </button>
        <span aria-live="polite">
          <span class="hidden">Paragraph</span> {place + 1} of {last + 1}
          <span class="hidden">: {lesson.paragraphs[place].title}</span>
        </span>
        <button
          type="button"
          disabled={place === last}
          aria-label="Next paragraph"
          onClick={() => lessons.turnTo(place + 1)}
        >
          ↓
        </button>
        {!lessons.here.value && (
          <button type="button" class="primary" onClick={lessons.back}>Back to the text</button>
        )}
      </div>
      <h2>{lesson.title}</h2>
      {lesson.paragraphs.map((paragraph, index) => (
        <article
          key={paragraph.id}
          tabIndex={-1}
          ref={index === place ? current : undefined}
          class={index === place ? "paragraph current" : "paragraph"}
          aria-current={index === place ? "step" : undefined}
        >
          <h3>
            <a
              href={lessonLink(lesson.id, paragraph.id)}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                lessons.turnTo(index);
              }}
            >
              {paragraph.title}
            </a>
          </h3>
          <ProseView
            nodes={paragraph.body}
            marks={marks}
            answers={answers}
            onAnswer={lessons.answer}
            onJump={lessons.jump}
          />
          {index === place && paragraph.tab && tabs}
        </article>
      ))}
    </section>
  );
}
