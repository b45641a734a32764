import type { Problem, Schedule } from "../../wire/types.ts";
import { Choice } from "../choice.tsx";
import { NumberField } from "./number_field.tsx";
import type { OptimizerProps } from "./optimizer_options.tsx";
import { scheduleFields, SCHEDULES } from "./schedules.ts";

interface Props extends OptimizerProps {
  /** The problem with another schedule. */
  makes: (problem: Problem, schedule: Schedule | undefined) => Problem;
}

/** How the learning rate changes from iteration to iteration. */
export function ScheduleFields({ problem, makes, onEdit, scrub }: Props) {
  const schedule = problem.optimizer?.schedule;
  return (
    <>
      <Choice
        wide
        label="η over time"
        of={problem}
        value={schedule?.name ?? "none"}
        options={SCHEDULES}
        onChoose={(name) => onEdit((now) => makes(now, name === "none" ? undefined : { name }))}
      />
      {schedule && scheduleFields(schedule).map(({ field, title, value }) => (
        <NumberField
          key={`${schedule.name} ${field}`}
          label={title}
          of={field}
          value={value}
          makes={(now, given) => makes(now, { ...schedule, [field]: given })}
          onEdit={onEdit}
          scrub={scrub}
        />
      ))}
    </>
  );
}
