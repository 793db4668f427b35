import type { WorkVerb } from '../../parse-command.ts';
import type { Answerer } from '../answer.ts';
import { answerPaths } from '../escalation/paths.ts';
import { answerFruit } from './fruit.ts';
import { answerKnown } from './known.ts';
import { answerMail } from './mail.ts';
import { answerMerge } from './merge.ts';
import { answerStats } from './stats.ts';

/** Who answers which verb about what is known and what there is to do. */
export const answerWork: Readonly<Record<WorkVerb, Answerer>> = {
  known: answerKnown,
  merge: answerMerge,
  fruit: answerFruit,
  mail: answerMail,
  stats: answerStats,
  paths: answerPaths,
};
