import type { Schedule } from "../../wire/types.ts";
import { Choice } from "../choice.tsx";
import { NumberField } from "./number_field.tsx";
import type { OptimizerProps } from "./optimizer_options.tsx";
import { scheduleFields, SCHEDULES } from "./schedules.ts";

interface Props extends Omit<OptimizerProps, "optimizer"> {
  schedule: Schedule | undefined;
}

/** How the learning rate changes from iteration to iteration. */
export function ScheduleFields({ schedule, of, onChange, scrub }: Props) {
  return (
    <>
      <Choice
        wide
        label="η over time"
        of={of}
        value={schedule?.name ?? "none"}
        options={SCHEDULES}
        onChoose={(name) =>
          onChange((now) => ({ ...now, schedule: name === "none" ? undefined : { name } }))}
      />
      {schedule && scheduleFields(schedule).map(({ field, title, value }) => (
        <NumberField
          key={`${schedule.name} ${field}`}
          label={title}
          of={field}
          value={value}
          makes={(now, given) => ({ ...now, schedule: { ...schedule, [field]: given } })}
          onChange={(change, partOf) => onChange(change, field, partOf)}
          scrub={scrub}
        />
      ))}
    </>
  );
}
