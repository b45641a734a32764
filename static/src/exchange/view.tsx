import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Session } from "../session/session.ts";
import type { Toast } from "../session/toast.ts";
import { embedCode, type EmbedPart, PART_TITLES, PARTS } from "./embed_code.ts";
import { exportProblem, type OpenGraph } from "./exchange.ts";
import { OF_GRAPHS, OUTGOING } from "./formats.ts";

interface Props {
  session: Session;
  /** The graph that is open in place of a network, if one is. */
  graph: OpenGraph | null;
  toast: Toast;
  /** The address of exactly this state. */
  link: string;
  /** Whether it is opened for the code that embeds it. */
  toEmbed: boolean;
  onCopy: (text: string, what: string) => void;
  /** The sheet has served. */
  onDone: () => void;
}

/** What the open problem can be taken along as, and the code that embeds it. */
export function ExchangeView({ session, graph, toast, link, toEmbed, onCopy, onDone }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (toEmbed) field.current?.focus();
  }, []);
  const [parts, setParts] = useState<readonly EmbedPart[]>(PARTS);
  const code = embedCode(link, parts);

  function toggle(part: EmbedPart, shown: boolean): void {
    const chosen = PARTS.filter((each) => each === part ? shown : parts.includes(each));
    if (chosen.length) setParts(chosen);
  }

  return (
    <>
      {(graph ? OF_GRAPHS : OUTGOING).map(({ title, formats }) => (
        <section>
          <h3>{title}</h3>
          <ul>
            {formats.map((each) => (
              <li>
                <button
                  type="button"
                  onClick={() => {
                    onDone();
                    exportProblem(session, graph, toast, each);
                  }}
                >
                  {each.title}
                </button>{" "}
                <span class="quiet">{each.purpose}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h3>Embedded in a page of your own</h3>
        <p class="parts" role="group" aria-label="What the embedded page shows">
          {PARTS.map((part) => (
            <label>
              <input
                type="checkbox"
                checked={parts.includes(part)}
                onChange={(event) => toggle(part, event.currentTarget.checked)}
              />{" "}
              {PART_TITLES[part]}
            </label>
          ))}
        </p>
        <textarea
          ref={field}
          readOnly
          rows={3}
          aria-label="Code to embed"
          value={code}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" onClick={() => onCopy(code, "Code to embed")}>Copy the code</button>
      </section>
    </>
  );
}
