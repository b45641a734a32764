interface Props {
  onShowSteps: () => void;
  /** Leave the presentation. */
  onLeave: () => void;
}

/** What stands in the timeline's place while the reader works the numbers out. */
export function PracticeFooter({ onShowSteps, onLeave }: Props) {
  return (
    <footer>
      <div class="bar">
        <p class="coming">Practice shows no steps: they would give the numbers away.</p>
        <button
          type="button"
          onClick={() => {
            onShowSteps();
            // The button goes with Practice.
            setTimeout(() => document.querySelector<HTMLElement>(".timeline")?.focus());
          }}
        >
          Show the steps
        </button>
        <button type="button" class="leave" title="Escape" onClick={onLeave}>
          Leave
        </button>
      </div>
    </footer>
  );
}
