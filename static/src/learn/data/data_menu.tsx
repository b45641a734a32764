import { whenClosed } from "../../ui/closed_dialog.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { readNumber } from "../../lib/numbers/arithmetic.ts";
import { Unreadable } from "../../lib/numbers/unreadable.ts";
import { readCount } from "../../lib/numbers/read_field.ts";
import { disabledButton } from "../../ui/disabled.ts";
import { Field } from "../../ui/field.tsx";
import { Late } from "../../ui/coming/late.tsx";
import { Menu } from "../../ui/menu.tsx";
import { createLateModule } from "../../wire/late_module.ts";
import type { Learning } from "../model/learning.ts";

const OWN_TABLE = createLateModule(() => import("./own_table.tsx"));

const LARGEST_SEED = 2 ** 32 - 1;
const MOST_NOISE = 10;

function readWithin(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = readNumber(text);
    if (value >= least && value <= most) return value;
    throw new Unreadable(`A number from ${least} to ${most}.`);
  };
}

/** How much data there is, how noisy, from which seed; and the way to data of one's own. */
export function DataMenu({ learning }: { learning: Learning }) {
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const source = learning.source.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  if (!source) return null;
  const { set, data } = source;
  const { canUndo, canRedo, undo, redo } = learning.changes;

  return (
    <>
      <Menu title="Options" kind="data">
        {set && "set" in data && (
          <>
            <Field
              label="Rows"
              text={String(data.count)}
              read={readCount(set.least, set.most)}
              onCommit={(count) => learning.open(set, { ...data, count })}
            />
            <Field
              label="Noise"
              text={String(data.noise)}
              read={readWithin(0, MOST_NOISE)}
              onCommit={(noise) => learning.open(set, { ...data, noise })}
            />
            <Field
              label="Seed"
              text={String(data.seed)}
              read={readCount(0, LARGEST_SEED)}
              onCommit={(seed) => learning.open(set, { ...data, seed })}
            />
            <Field
              label="Share held out"
              text={String(data.held_out)}
              read={readWithin(0, 0.9)}
              onCommit={(held_out) => learning.open(set, { ...data, held_out })}
            />
            <p class="note">{set.about} {set.source}</p>
          </>
        )}
        <button type="button" onClick={() => setOpen(true)}>Your own table…</button>
        <p class="changes" role="group" aria-label="Changes">
          <button type="button" {...disabledButton(!canUndo.value, undo)}>Undo</button>
          <button type="button" {...disabledButton(!canRedo.value, redo)}>Redo</button>
        </p>
      </Menu>
      <dialog
        ref={dialog}
        class="own-data"
        aria-label="Your own data"
        onClose={whenClosed(() => setOpen(false))}
      >
        {open && (
          <Late module={OWN_TABLE} what="The field for a table">
            {({ OwnTable }) => (
              <OwnTable
                learning={learning}
                onClose={() => dialog.current?.close()}
              />
            )}
          </Late>
        )}
      </dialog>
    </>
  );
}
