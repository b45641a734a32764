import { useReturnedFocus } from "../ui/hooks/use_returned_focus.ts";

interface Props {
  /** The cursor that it leads to. */
  to: number;
  onPress: () => void;
}

/** After a number was followed to the step that made it: the way back to where it stood. */
export function JumpBack({ to, onPress }: Props) {
  useReturnedFocus(true);
  return (
    <button type="button" class="way-back" title="Backspace" onClick={onPress}>
      <span aria-hidden="true">←</span> back to {to === 0 ? "the beginning" : `step ${to}`}
    </button>
  );
}
