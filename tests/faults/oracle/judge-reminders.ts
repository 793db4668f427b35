import type { RoundRecord } from '../record.ts';
import { botTime, type KnownIncident } from './incidents.ts';
import type { Posting } from './postings.ts';
import type { Finding } from './verdict.ts';

/** Both clocks count whole milliseconds of the wall. */
const GRAIN_MS = 2;

/**
 * One reminder for each part of the goal, each after its own instant: so the second that anybody sees may not come
 * before the second part has passed, and there is no third. Their words are no guide. They count whole minutes, of which
 * so short a goal has too few to tell two reminders apart.
 *
 * @param named the incident's messages, of each name the first copy.
 */
export function judgeReminders(
  record: RoundRecord,
  { number, dueFrom }: KnownIncident,
  named: readonly Posting[],
): readonly Finding[] {
  const reminders = named.filter(({ kind }) => kind === 'reminder');
  return reminders.flatMap((reminder, n): readonly Finding[] => {
    const first = reminders[0];
    if (n === 0 || first === undefined) return [];
    const part = record.remindAt[n];
    const from = part === undefined ? undefined : dueFrom - (1 - part) * record.goalMs;
    if (from !== undefined && botTime(record.time, reminder.at + GRAIN_MS) >= from) return [];
    const why = from === undefined ? 'is one too many' : 'came before its time';
    const detail = `#${String(first.seq)} and #${String(reminder.seq)} are both reminders, and the latter ${why}`;
    return [{ rule: 'done twice', number, detail }];
  });
}
