import type { Assignment } from '../../../domain/rotation/assignment.ts';
import type {
  Broken,
  PersonEffect,
  SeatEffect,
} from '../../../domain/rotation/seats/seat-change.ts';
import {
  brokenWords,
  dayWords,
  restWords,
  rulesOfKeys,
} from '../../../domain/rotation/seats/words.ts';
import { listedWords, safe } from './text.ts';

/** "primary 7 Dec": a seat of a week. */
export const seatWords = ({ role, week }: Assignment): string => `${role} ${dayWords(week)}`;

/** "2 weeks of rest instead of 4; load unchanged." */
export function effectWords(effect: PersonEffect): string {
  return `${restChange(effect.rest)}; ${loadChange(effect.load)}.`;
}

/** The effect on one of those whom it touches. */
export function effectOn(effect: SeatEffect, responderId: string): string {
  const found = effect.people.find((person) => person.responderId === responderId);
  return found ? effectWords(found) : '';
}

/** Whether the rules hold, and if not, which give way. */
export function rulesLine(broken: readonly Broken[], nameOf: (id: string) => string): string {
  if (broken.length === 0) return 'Pairing and rest hold as before, and nobody is away.';
  return `An admin sets a rule aside: ${safe(broken.map((one) => brokenWords(one, nameOf)).join(' '))}`;
}

/** What is said afterwards of rules that an admin set aside; nothing where none was. */
export function asideWords(overridden: readonly string[]): string {
  const rules = listedWords(rulesOfKeys(overridden));
  return rules === '' ? '' : ` An admin set a rule aside: ${rules}.`;
}

function restChange({ before, after }: PersonEffect['rest']): string {
  if (after === undefined) return 'no other duty near';
  if (before === undefined || before === after) return restWords(after);
  return `${restWords(after)} instead of ${before === 0 ? 'none' : String(before)}`;
}

function loadChange({ primary, backup, holiday }: PersonEffect['load']): string {
  const parts = [
    ...change(primary, 'week as primary', 'weeks as primary'),
    ...change(backup, 'week as backup', 'weeks as backup'),
    ...change(holiday, 'holiday week', 'holiday weeks'),
  ];
  return parts.length === 0 ? 'load unchanged' : parts.join(', ');
}

function change(count: number, one: string, many: string): readonly string[] {
  if (count === 0) return [];
  const size = Math.abs(count);
  return [`${String(size)} ${size === 1 ? one : many} ${count > 0 ? 'more' : 'fewer'}`];
}
