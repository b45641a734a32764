import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Session } from "../../session/session.ts";
import type { Toast } from "../../session/toast.ts";
import { Late } from "../../ui/late.tsx";
import { currentLink } from "../address.ts";
import type { GraphDoor } from "../graphs/door.ts";
import type { Display } from "../display.ts";
import { EXCHANGE } from "../rooms.ts";

interface Props {
  session: Session;
  graphs: GraphDoor;
  display: Display;
  toast: Toast;
  onCopy: (text: string, what: string) => void;
}

/** What the open problem can be taken along as, in a dialog; what it shows comes when it opens. */
export function ExchangeSheet({ session, graphs, display, toast, onCopy }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [link, setLink] = useState("");
  const open = display.exchangeShown.value;
  const close = () => (display.exchangeShown.value = false);

  useLayoutEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  useEffect(() => {
    if (open) currentLink(session, graphs).then(setLink);
  }, [open]);

  return (
    <dialog
      ref={dialog}
      class="keys exchange"
      aria-labelledby="exchange-title"
      onCancel={close}
      onClose={close}
    >
      <header>
        <h2 id="exchange-title">Take it along</h2>
        <button type="button" onClick={close}>Close</button>
      </header>
      {open && link && (
        <Late module={EXCHANGE} what="The list of formats">
          {({ ExchangeView }) => (
            <ExchangeView
              session={session}
              graph={graphs.open.value?.session ?? null}
              toast={toast}
              link={link}
              onCopy={onCopy}
              onDone={close}
            />
          )}
        </Late>
      )}
    </dialog>
  );
}
