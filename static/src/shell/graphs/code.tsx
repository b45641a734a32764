import { useEffect } from "preact/hooks";
import { LIBRARIES, type Library, linesOf } from "../../graph/code/program.ts";
import { Listing } from "../../step/code/listing.tsx";
import { ResourceView } from "../../ui/coming/resource.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { GraphRoom } from "./room.ts";

const TITLES: Record<Library, string> = {
  numpy: "NumPy",
  autograd: "autograd",
  pytorch: "PyTorch",
};

interface Props {
  room: GraphRoom;
  onCopy: (text: string, what: string) => void;
}

/** The graph as a program that runs as it stands, with the lines that this step does. */
export function GraphCode({ room, onCopy }: Props) {
  const { session, program, library } = room;
  const graph = session.problem.value;
  const step = session.step.value;
  useEffect(() => program.want(graph, library.value), [graph, library.value]);
  return (
    <section class={`tabs phase-${step?.phase ?? "forward"}`} aria-label="Program">
      <Segmented
        legend="Library"
        hideLegend
        name="library"
        options={LIBRARIES}
        titles={TITLES}
        value={library.value}
        onChoose={(chosen) => (library.value = chosen)}
      />
      <ResourceView
        resource={program.now.value}
        what="The program"
        onAgain={() => program.again(graph, library.value)}
      >
        {(ready) => (
          <>
            <p class="tab-actions">
              <button type="button" onClick={() => onCopy(ready.code, "Program")}>
                Copy program
              </button>
              <span class="said">It runs as it stands, and prints the gradients.</span>
            </p>
            <Listing program={ready} running={linesOf(ready, step)} />
          </>
        )}
      </ResourceView>
    </section>
  );
}
