import { readNumber } from "../../lib/numbers/arithmetic.ts";
import type { Schedule } from "../../wire/types.ts";
import { Choice } from "../choice.tsx";
import { Field } from "../field.tsx";
import { scheduleFields, SCHEDULES } from "./schedules.ts";

interface Props {
  schedule: Schedule | undefined;
  /** What it is of: once that is another, a refusal is history. */
  of: unknown;
  onChange: (schedule: Schedule | undefined) => Promise<string | null>;
}

/** How the learning rate changes from iteration to iteration. */
export function ScheduleFields({ schedule, of, onChange }: Props) {
  return (
    <>
      <Choice
        wide
        label="η over time"
        of={of}
        value={schedule?.name ?? "none"}
        options={SCHEDULES}
        onChoose={(name) => onChange(name === "none" ? undefined : { name })}
      />
      {schedule && scheduleFields(schedule).map(({ field, title, value }) => (
        <Field
          key={`${schedule.name} ${field}`}
          label={title}
          text={String(value)}
          read={readNumber}
          onCommit={(given) => onChange({ ...schedule, [field]: given })}
        />
      ))}
    </>
  );
}
