interface Props {
  samples: number;
  /** The sample that is shown. */
  sample: number;
  onChoose: (sample: number) => void;
}

/** Which sample of a batch is shown; another one is shown at the same step. */
export function SampleChoice({ samples, sample, onChoose }: Props) {
  return (
    <label class="sample-choice">
      <span class="word">Sample</span>{" "}
      <select
        value={String(sample)}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      >
        {Array.from(
          { length: samples },
          (_, at) => <option value={String(at)}>{at + 1} of {samples}</option>,
        )}
      </select>
    </label>
  );
}
