import { useLayoutEffect, useRef } from "preact/hooks";
import { whenClosed } from "../../ui/closed_dialog.ts";
import { Late } from "../../ui/coming/late.tsx";
import { KEY_LIST } from "../rooms.ts";

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
    <dialog
      ref={dialog}
      class="keys"
      aria-labelledby="keys-title"
      onCancel={onClose}
      onClose={whenClosed(onClose)}
    >
      <header>
        <h2 id="keys-title">Keys</h2>
        <button type="button" onClick={onClose}>Close</button>
      </header>
      {open && (
        <Late module={KEY_LIST} what="The list">
          {({ KeyList }) => <KeyList />}
        </Late>
      )}
    </dialog>
  );
}
