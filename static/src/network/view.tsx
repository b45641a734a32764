import { useState } from "preact/hooks";
import type { Change } from "../session/session.ts";
import type { Scrubs } from "../ui/optimizer/number_field.tsx";
import type { Limits, Notation, Problem } from "../wire/types.ts";
import { Initialise } from "./initialise.tsx";
import { Layers } from "./layers.tsx";
import { Matrices } from "./matrices.tsx";
import { Objective } from "./objective.tsx";
import { PairingOffer } from "./pairing_offer.tsx";
import { Samples } from "./samples.tsx";

export interface PartProps {
  problem: Problem;
  notation: Notation;
  limits: Limits;
  /**
   * Take the change; the reason if it is refused. Where the field that is changed is given, what
   * else changes with it is said.
   */
  onEdit: (change: Change, asked?: string, partOf?: object) => Promise<string | null>;
  /** How its numbers are changed little by little. */
  scrub: Scrubs<Problem>;
}

/** The network and what it is trained on, to be changed; every change can be undone. */
export function Network({ onEdit, ...rest }: PartProps) {
  /** Whether the outputs were chosen last, not the loss: what goes better is offered where one is. */
  const [atOutputs, setAtOutputs] = useState(false);
  const props: PartProps = {
    ...rest,
    onEdit: (change, asked, partOf) => {
      if (asked === "activation" || asked === "loss") setAtOutputs(asked === "activation");
      return onEdit(change, asked, partOf);
    },
  };
  const offer = <PairingOffer problem={props.problem} onEdit={props.onEdit} />;
  return (
    <section class="network" aria-label="Network">
      <p class="note">
        Single numbers are changed in the picture: click or tap one, or press Enter there.
      </p>
      <Layers {...props} />
      {atOutputs && offer}
      <Matrices {...props} />
      <Objective {...props} offer={atOutputs ? null : offer} />
      <Samples {...props} />
      <Initialise {...props} />
    </section>
  );
}
