import { useLayoutEffect, useRef } from "preact/hooks";
import { KEYS, shownKey } from "./keys.ts";

interface Props {
  open: boolean;
  onClose: () => void;
}

/** All keys, in a dialog. */
export function KeysSheet({ open, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    // Escape closes it at once, but tells of that later: on the way, it could be opened again.
    <dialog
      ref={dialog}
      class="keys"
      aria-labelledby="keys-title"
      onCancel={onClose}
      onClose={onClose}
    >
      <header>
        <h2 id="keys-title">Keys</h2>
        <button type="button" onClick={onClose}>Close</button>
      </header>
      {open && KEYS.map(({ title, keys }) => (
        <section>
          <h3>{title}</h3>
          <dl>
            {keys.map(({ on, does }) => (
              <div>
                <dt>{on.map((key) => <kbd>{shownKey(key)}</kbd>)}</dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p class="quiet">They rest while a field is being typed in.</p>
    </dialog>
  );
}
