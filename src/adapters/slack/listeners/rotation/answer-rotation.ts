import type { RotationVerb } from '../../parse-command.ts';
import type { Answerer } from '../answer.ts';
import { answerPeople } from './people.ts';

/** Who answers which verb about the rotation. */
export const answerRotation: Readonly<Record<RotationVerb, Answerer>> = {
  people: answerPeople,
};
