interface Props {
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
}

export function Undo({ canUndo, canRedo, onUndo, onRedo }: Props) {
  return (
    <span class="undo" role="group" aria-label="Changes">
      <button type="button" disabled={!canUndo} onClick={onUndo} title="Undo the last change">
        <span aria-hidden="true">↶</span>
        <span class="hidden">Undo</span>
      </button>
      <button type="button" disabled={!canRedo} onClick={onRedo} title="Redo it">
        <span aria-hidden="true">↷</span>
        <span class="hidden">Redo</span>
      </button>
    </span>
  );
}
