import type { RotationVerb } from '../../parse-command.ts';
import type { Answerer } from '../answer.ts';
import { answerCalendar } from './calendar.ts';
import { answerPeople } from './people.ts';
import { answerSchedule } from './schedule.ts';

/** Who answers which verb about the rotation. */
export const answerRotation: Readonly<Record<RotationVerb, Answerer>> = {
  people: answerPeople,
  schedule: answerSchedule,
  calendar: answerCalendar,
};
