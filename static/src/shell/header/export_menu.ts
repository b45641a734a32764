/** What can be taken out of the page, and the problem that can be brought in; each is confirmed. */

import { signal } from "@preact/signals";
import { copyText } from "../../lib/clipboard.ts";
import type { Ground, StandalonePicture } from "../../ui/drawing/export/picture_file.ts";
import { saveFile } from "../../lib/files/save.ts";
import type { Toast } from "../../session/toast.ts";
import type { GraphDoor } from "../graphs/door.ts";
import type { Session } from "../../session/session.ts";
import type { Notes } from "../../exchange/exchange.ts";
import { Unreachable } from "../../wire/server.ts";

/** Where what makes a file of the picture did not come. */
const NOT_DRAWN = "The server does not answer, so there is no picture. Try again when it is back.";

/** How long there is time to take what is offered, in ms. */
const LONG = 9000;

export type ExportMenu = ReturnType<typeof createExportMenu>;

/**
 * `mostBytes` is the size of the largest problem that the server reads, `currentLink` the address of
 * what is open, and `opens` says what of it is in there; `embed` shows the code that embeds it.
 */
export function createExportMenu(
  session: Session,
  graphs: GraphDoor,
  { say }: Toast,
  mostBytes: number,
  currentLink: () => Promise<string>,
  opens: () => string,
  embed: () => void,
) {
  const graph = () => graphs.open.value?.session ?? null;

  /** The files' names say what they show. */
  function nameOfProblem(): string {
    return `backstep-${graph() ? "graph" : session.sheet.value.example ?? "problem"}`;
  }

  /** What makes a file of the picture comes when one is asked for. */
  const tools = () => import("../../ui/drawing/export/picture_file.ts");

  async function picture(ground: Ground = "screen"): Promise<StandalonePicture & { name: string }> {
    const { standalonePicture } = await tools();
    const svg = document.querySelector<SVGSVGElement>(".picture svg");
    if (!svg) throw new Error("There is no picture on the page.");
    const { cursor, run, step } = graph() ?? session;
    const title = step.value ? `: ${step.value.title}` : "";
    return {
      ...await standalonePicture(
        svg,
        `Step ${cursor.value} of ${run.value.total}${title}`,
        ground,
      ),
      name: `${nameOfProblem()}-step-${cursor.value}`,
    };
  }

  const notes = signal<Notes | null>(null);

  /** Open the problem or the model in a file; what is wrong with it is told by the file's name. */
  async function open(file: File): Promise<void> {
    notes.value = null;
    const reader = await import("./open_file.ts").catch(() => null);
    if (reader) return await reader.openFile(file, { session, graphs, say, notes, mostBytes });
    session.connection.tell(new Unreachable("The server does not answer."), () => open(file));
  }

  return {
    async copy(text: string, what: string): Promise<void> {
      const copied = await copyText(text);
      say(copied ? `${what} copied.` : "This browser does not let the page copy.");
    },

    linkNow: currentLink,

    async share(): Promise<void> {
      const link = await currentLink();
      // A server sees no fragment: chat and mail, which ask one for title and picture, get a query.
      const copied = await copyText(link.length < 4000 ? link.replace("/#", "/s?") : link);
      const told = copied ? `Link copied. It opens ${opens()}.` : "The link is in the address bar.";
      say(told, LONG, { title: "Embed it…", run: embed });
    },

    async saveSvg(): Promise<void> {
      const drawn = await picture().catch(() => null);
      if (!drawn) return say(NOT_DRAWN);
      const { name, svg } = drawn;
      saveFile(`${name}.svg`, new Blob([svg], { type: "image/svg+xml" }));
      say(`Picture saved as ${name}.svg.`);
    },

    async savePng(ground: Ground = "screen"): Promise<void> {
      const drawn = await picture(ground).catch(() => null);
      if (!drawn) return say(NOT_DRAWN);
      const { NoPng, toPng } = await tools();
      let png: Blob;
      try {
        png = await toPng(drawn);
      } catch (error) {
        if (!(error instanceof NoPng)) throw error;
        return say("This browser could not make a PNG of the picture. Save it as SVG instead.");
      }
      saveFile(`${drawn.name}.png`, png);
      say(`Picture saved as ${drawn.name}.png.`);
    },

    /** Put the picture on the clipboard, on white, for a document or a slide. */
    async copyPicture(): Promise<void> {
      try {
        // Some browsers take a picture from a click alone, before it is made.
        const png = picture("white").then(async (drawn) => (await tools()).toPng(drawn));
        await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
        say("Picture copied.");
      } catch {
        say("This browser does not let the page copy a picture. Save it as PNG instead.");
      }
    },

    /** Take the steps along: what makes them into files comes when it is asked for. */
    async take(what: "image" | "animation" | "slides"): Promise<void> {
      const room = await import("../../takeaway/room.ts").catch(() => null);
      if (room) await room.take(what, graph() ?? session, nameOfProblem(), say);
      else say(NOT_DRAWN);
    },

    saveProblem(): void {
      const name = `${nameOfProblem()}.json`;
      const text = JSON.stringify(graph()?.problem.value ?? session.problem.value, null, 2);
      saveFile(name, new Blob([`${text}\n`], { type: "application/json" }));
      say(`Problem saved as ${name}.`);
    },

    /** What there is to say of the model that was opened last: what was guessed or left out. */
    notes,
    open,
  };
}
