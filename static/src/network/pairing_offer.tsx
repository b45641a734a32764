import { offerFor } from "./pairing.ts";
import { Press } from "../ui/press.tsx";
import type { PartProps } from "./view.tsx";

/** Where the loss and the outputs are no usual pair: why, and one press to make them one. */
export function PairingOffer({ problem, onEdit }: Pick<PartProps, "problem" | "onEdit">) {
  const offer = offerFor(problem);
  if (!offer) return null;
  return (
    <p class="note offer">
      {offer.says} <Press of={problem} onPress={() => onEdit(offer.change)}>{offer.label}</Press>
    </p>
  );
}
