import { disabledButton } from "../../ui/disabled.ts";

interface Props {
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
}

export function Undo({ canUndo, canRedo, onUndo, onRedo }: Props) {
  return (
    <span class="undo" role="group" aria-label="Changes">
      <button type="button" {...disabledButton(!canUndo, onUndo)} title="Undo the last change">
        <span aria-hidden="true">↶</span>
        <span class="hidden">Undo</span>
      </button>
      <button type="button" {...disabledButton(!canRedo, onRedo)} title="Redo it">
        <span aria-hidden="true">↷</span>
        <span class="hidden">Redo</span>
      </button>
    </span>
  );
}
