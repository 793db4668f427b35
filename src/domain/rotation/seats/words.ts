import { DateTime } from 'luxon';
import type { ResponderId } from '../../team/responder.ts';
import type { LocalDate } from '../../time/instant.ts';
import type { Broken } from './seat-change.ts';

export type NameOf = (id: ResponderId) => string;

/** "7 Dec"; the weekday goes without saying where a Monday names a week. */
export function dayWords(date: LocalDate): string {
  return DateTime.fromISO(date, { zone: 'utc', locale: 'en-US' }).toFormat('d LLL');
}

/** One sentence on a rule that would not hold. */
export function brokenWords(broken: Broken, nameOf: NameOf): string {
  switch (broken.rule) {
    case 'away': {
      const until = broken.to === broken.from ? '' : `–${dayWords(broken.to)}`;
      return `${nameOf(broken.responderId)} is away ${dayWords(broken.from)}${until}.`;
    }
    case 'twice':
      return `${nameOf(broken.responderId)} would be primary and backup in the week of ${dayWords(broken.week)}.`;
    case 'pairing':
      return `In the week of ${dayWords(broken.week)} two newcomers would be on duty: ${nameOf(broken.primary)} as primary, ${nameOf(broken.backup)} as backup.`;
    case 'rest': {
      const [first, second] = broken.weeks;
      return `${nameOf(broken.responderId)} would have ${restWords(broken.rest)} between ${dayWords(first)} and ${dayWords(second)}.`;
    }
  }
}

/** The rules behind keys of `brokenKey`, for sentences about what is over: "pairing and rest". */
export function rulesOfKeys(keys: readonly string[]): readonly string[] {
  const rules = keys.map((key) => RULE_WORDS[key.split(':')[0] ?? ''] ?? 'a rule');
  return [...new Set(rules)];
}

const RULE_WORDS: Readonly<Record<string, string>> = {
  away: 'time off',
  twice: 'two different people',
  pairing: 'pairing',
  rest: 'rest',
} satisfies Readonly<Record<Broken['rule'], string>>;

export function restWords(rest: number): string {
  if (rest === 0) return 'no rest';
  return rest === 1 ? '1 week of rest' : `${String(rest)} weeks of rest`;
}
