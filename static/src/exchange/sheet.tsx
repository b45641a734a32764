import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Session } from "../session/session.ts";
import type { Toast } from "../session/toast.ts";
import { whenClosed } from "../ui/closed_dialog.ts";
import type { OpenGraph } from "./exchange.ts";
import { ExchangeView } from "./view.tsx";

interface Props {
  session: Session;
  graph: OpenGraph | null;
  toast: Toast;
  /** The address of exactly this state. */
  linkNow: () => Promise<string>;
  /** Whether it is opened for the code that embeds it. */
  toEmbed: boolean;
  onCopy: (text: string, what: string) => void;
  onClose: () => void;
}

/** What the open problem can be taken along as, in a dialog. */
export function ExchangeSheet({ linkNow, onClose, ...rest }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [link, setLink] = useState("");

  useLayoutEffect(() => {
    dialog.current?.showModal();
    linkNow().then(setLink);
  }, []);

  return (
    <dialog
      ref={dialog}
      class="keys exchange"
      aria-labelledby="exchange-title"
      onCancel={onClose}
      onClose={whenClosed(onClose)}
    >
      <header>
        <h2 id="exchange-title">Take it along</h2>
        <button type="button" onClick={onClose}>Close</button>
      </header>
      {link && <ExchangeView {...rest} link={link} onDone={onClose} />}
    </dialog>
  );
}
