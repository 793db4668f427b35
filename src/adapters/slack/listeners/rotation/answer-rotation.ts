import type { RotationVerb } from '../../parse-command.ts';
import type { Answerer } from '../answer.ts';
import { answerAskCommand } from '../experts/ask.ts';
import { answerExperts } from '../experts/experts.ts';
import { answerAway } from './away.ts';
import { answerBack } from './back.ts';
import { answerCalendar } from './calendar.ts';
import { answerCoverCommand } from './cover.ts';
import { answerHandoff } from './handoff.ts';
import { answerPeople } from './people.ts';
import { answerPlan } from './plan.ts';
import { answerReach } from './reach.ts';
import { answerSchedule } from './schedule.ts';
import { answerSwapCommand } from './swap.ts';
import { answerTakeOver } from './take-over.ts';
import { answerWeek } from './week.ts';

/** Who answers which verb about the rotation. */
export const answerRotation: Readonly<Record<RotationVerb, Answerer>> = {
  people: answerPeople,
  away: answerAway,
  plan: answerPlan,
  swap: answerSwapCommand,
  cover: answerCoverCommand,
  handoff: answerHandoff,
  delegate: answerTakeOver('delegation'),
  stepup: answerTakeOver('step-up'),
  take: answerTakeOver('take'),
  back: answerBack,
  week: answerWeek,
  schedule: answerSchedule,
  calendar: answerCalendar,
  reach: answerReach,
  experts: answerExperts,
  ask: answerAskCommand,
};
