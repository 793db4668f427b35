import { DateTime } from 'luxon';
import type { ScheduleWeek } from '../../../../domain/rotation/schedule.ts';
import type { WeekView } from '../../../../features/week/week-view.ts';
import { counted, listedWords, safeLine, timeOf, writtenDate } from '../text.ts';

/** Weeks after this one that are told of. */
const WEEKS_TOLD = 4;

/** "This week: open Mon–Thu, closed Fri 15 Jan (Founders’ Day). Next holiday: Mon 15 Feb (Presidents’ Day)." */
export function thisWeekLine(view: WeekView): string {
  const { coming, unusualDays, nextHoliday, team, now, span } = view;
  const [week] = coming.schedule.weeks;
  const dates = week?.openDates ?? [];
  const { zone } = team.calendar;
  const parts = [
    dates.length === 1 ? `open ${writtenDate(dates[0] ?? '')} alone` : `open ${daysWords(dates)}`,
    ...(week?.holidays ?? []).map(({ date, name }) => `closed ${dayWords(date, name)}`),
    ...unusualDays.map(
      ({ date, opens, closes }) =>
        `${writtenDate(date)} open ${timeOf(opens, zone)} to ${timeOf(closes, zone)}`,
    ),
  ];
  const holiday =
    nextHoliday === undefined
      ? ''
      : ` Next holiday: ${dayWords(nextHoliday.date, nextHoliday.name)}.`;
  return `*${now < span.opens ? 'That week' : 'This week'}:* ${parts.join(', ')}.${holiday}`;
}

/** "Next: 7 Dec bravo + alpha · 14 Dec charlie (2nd time as primary) + delta · 28 Dec (2 days) echo + foxtrot". */
export function nextWeeksLine({ coming }: WeekView): string {
  const weeks = coming.schedule.weeks.slice(1, 1 + WEEKS_TOLD);
  const unplanned = weeks.find((week) => week.span && !hasSomebody(week));
  const told = weeks.filter((week) => week.span === undefined || hasSomebody(week));
  const words = told.map((week) => weekWords(week, coming.primaryTimes.get(week.week)));
  const missing =
    unplanned === undefined
      ? []
      : [
          `nobody is planned from ${shortDate(unplanned.week)} on (an admin plans with \`/oncall plan\`)`,
        ];
  return `*Next:* ${[...words, ...missing].join(' · ')}`;
}

const hasSomebody = ({ planned }: ScheduleWeek): boolean =>
  planned.primary !== undefined || planned.backup !== undefined;

function weekWords(week: ScheduleWeek, times: number | undefined): string {
  const date = shortDate(week.week);
  if (week.span === undefined) return `${date} closed`;
  const { primary, backup } = week.planned;
  const days = week.isShort ? ` (${counted(week.openDates.length, 'day')})` : '';
  const nth = times === undefined ? '' : ` (${ordinal(times)} time as primary)`;
  const name = (seat: typeof primary): string =>
    seat === undefined ? 'nobody' : safeLine(seat.responder.name);
  return `${date}${days} ${name(primary)}${nth} + ${name(backup)}`;
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${String(n)}${ending}`;
}

const dayWords = (date: string, name: string): string => `${writtenDate(date)} (${safeLine(name)})`;

/** "7 Dec" */
const shortDate = (date: string): string => at(date).toFormat('d LLL');

/** "Mon–Fri" where the days follow one another, "Mon, Wed and Thu" where they do not. */
function daysWords(dates: readonly string[]): string {
  const days = dates.map((date) => at(date).toFormat('ccc'));
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return 'on no day';
  const span = at(last).diff(at(first), 'days').days;
  return span === dates.length - 1 && dates.length > 2
    ? `${days[0] ?? ''}–${days.at(-1) ?? ''}`
    : listedWords(days);
}

const at = (date: string): DateTime => DateTime.fromISO(date, { zone: 'utc', locale: 'en-US' });
