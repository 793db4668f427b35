import type { PersonChange, RosterChange } from '../../../domain/rotation/roster-change.ts';
import type { Level } from '../../../domain/team/responder.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import { listedWords, safeLine, writtenDate } from './text.ts';

/** What becomes of a rotation's people: "noor joins as a newcomer, from Mon 1 Feb". The names are not safe yet. */
export function changeWords(change: RosterChange, nameOf: (id: string) => string): string {
  if (change.kind === 'change') {
    return personWords(safeLine(nameOf(change.responderId)), change.to);
  }
  const [first] = change.people;
  if (first === undefined) return 'Nobody joins';
  const who = listedWords(change.people.map(({ name }) => safeLine(name)));
  const isOne = change.people.length === 1;
  const as = levelWords(first.level, isOne);
  const able =
    first.capabilities.length === 0
      ? ''
      : `, with ${listedWords(first.capabilities.map(safeLine))}`;
  return `${who} ${isOne ? 'joins' : 'join'} as ${as}${shareWords(first.weight)}${able}, from ${writtenDate(first.from)} on`;
}

function personWords(name: string, to: PersonChange): string {
  const { level, weight, capabilities, github, email, lastDay } = to;
  const parts = [
    ...(lastDay === undefined ? [] : [lastDayWords(lastDay)]),
    ...(level === undefined ? [] : [`is ${levelWords(level, true)}`]),
    ...(weight === undefined ? [] : [`carries ${shareOf(weight)}`]),
    ...(capabilities === undefined ? [] : [capabilityWords(capabilities)]),
    ...(github === undefined
      ? []
      : [github === null ? 'has no GitHub login' : `is ${safeLine(github)} on GitHub`]),
    ...(email === undefined
      ? []
      : [email === null ? 'has no email address' : `is reached at ${safeLine(email)}`]),
  ];
  return `${name} ${listedWords(parts)}`;
}

const lastDayWords = (lastDay: string | null): string =>
  lastDay === null
    ? 'stays on the rotation'
    : `leaves the rotation: the last day is ${writtenDate(lastDay)}, and from ${writtenDate(addDays(lastDay, 1))} on they have no duty`;

const capabilityWords = (capabilities: readonly string[]): string =>
  capabilities.length === 0
    ? 'has no capabilities'
    : `has ${listedWords(capabilities.map(safeLine))}`;

const levelWords = (level: Level, isOne: boolean): string => (isOne ? `a ${level}` : `${level}s`);

/** "a full share", "0.5 of a full share" */
export const shareOf = (weight: number): string =>
  weight === 1 ? 'a full share' : `${String(weight)} of a full share`;

const shareWords = (weight: number): string => (weight === 1 ? '' : ` with ${shareOf(weight)}`);
