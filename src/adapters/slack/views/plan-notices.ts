import type { PlanNotice, Seat } from '../../../domain/rotation/notice.ts';
import type { Team } from '../../../domain/team/team.ts';
import { ACTION } from '../ids.ts';
import { actions, button, type Message, section } from './blocks.ts';
import type { NamesOfPeople } from './cover-notices.ts';
import { becauseWords } from './people-notices.ts';
import { cut, LIMITS, mention, safeLine, writtenDate } from './text.ts';

/** What becomes of people's weeks by a plan or by time off. */
export function planNotice(notice: PlanNotice, team: Team, names: NamesOfPeople): Message {
  const schedule = actions(
    'plan-notice',
    button('Schedule', ACTION.schedule, team.key),
    button('In your calendar', ACTION.calendar, team.key),
  );
  switch (notice.about) {
    case 'weeks-changed': {
      const { before, now } = notice;
      const why = whyWords(notice, team, names);
      const was = before.length === 0 ? '' : `Before: ${seatsWords(before)}\n`;
      const is = now.length === 0 ? 'none of these any more' : seatsWords(now);
      const rest = before.length === 0 ? '' : '\nNothing else of yours moved.';
      return {
        text: cut(`${why}. Now: ${is}`, LIMITS.text),
        blocks: [section(`*${why}.*\n${was}Now: ${is}${rest}`), schedule],
      };
    }
    case 'plan-published': {
      const text = `The rotation is planned up to the week of ${writtenDate(notice.until)}, published by ${safeLine(names(notice.by))}. Whoever’s weeks changed was told.`;
      return { text, blocks: [section(text), schedule] };
    }
    case 'days-off': {
      const did = notice.taken ? 'noted days off for you' : 'took back days off of yours';
      const text = `${mention(notice.by)} ${did}: ${daysWords(notice)}.`;
      return {
        text: `${safeLine(names(notice.by))} ${did}: ${daysWords(notice)}.`,
        blocks: [section(text)],
      };
    }
  }
}

function whyWords(
  { away, because }: Extract<PlanNotice, { about: 'weeks-changed' }>,
  team: Team,
  names: NamesOfPeople,
): string {
  if (because) return `Your duty changed ${becauseWords(because, names)}`;
  return away === undefined
    ? `Your duty for ${safeLine(team.name)} was planned`
    : `Your duty changed because ${safeLine(names(away.userId))} is away ${daysWords(away)}`;
}

/** "primary 7 Dec, backup 4 Jan" */
export function seatsWords(seats: readonly Seat[]): string {
  return seats.map(({ week, role }) => `${role} ${writtenDate(week)}`).join(', ');
}

/** "Sun 20 Dec", "Sun 20 Dec to Sun 3 Jan" */
export function daysWords({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? writtenDate(from) : `${writtenDate(from)} to ${writtenDate(to)}`;
}
