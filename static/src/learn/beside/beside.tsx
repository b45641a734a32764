import type { Learning } from "../model/learning.ts";
import { PARTS } from "../model/state.ts";
import { imageSide } from "../stage/view.ts";
import { Late } from "../../ui/coming/late.tsx";
import { createLateModule } from "../../wire/late_module.ts";
import { Chosen } from "./chosen.tsx";
import { Confusion } from "./confusion.tsx";
import { DigitView } from "./digit.tsx";
import { Plane } from "./plane.tsx";
import { Samples } from "./samples.tsx";

const LANDSCAPE = createLateModule(() => import("../landscape/view.tsx"));

/** Right of the network: the plane, the samples, the confusion of classes, or the landscape. */
export function Beside({ learning }: { learning: Learning }) {
  const source = learning.source.value;
  if (!source) return null;
  const part = learning.part.value;
  const isImage = imageSide(source.inputs.length, source.inputs) !== null;
  return (
    <section class="beside" aria-label="What it has learnt">
      <div class="sides" role="group" aria-label="What is shown of it">
        {PARTS.map((each) => (
          <button
            type="button"
            aria-pressed={each === part}
            onClick={() => (learning.part.value = each)}
          >
            {each === "Plane" && isImage ? "Image" : each}
          </button>
        ))}
      </div>
      {part === "Plane" &&
        (isImage ? <DigitView learning={learning} /> : <Plane learning={learning} />)}
      {part === "Samples" && <Samples learning={learning} />}
      {part === "Confusion" && <Confusion learning={learning} />}
      {part === "Landscape" && (
        <Late module={LANDSCAPE} what="The landscape">
          {({ Landscape }) => <Landscape learning={learning} />}
        </Late>
      )}
      {part === "Plane" && <Chosen learning={learning} />}
    </section>
  );
}
