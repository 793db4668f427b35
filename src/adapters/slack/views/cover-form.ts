import type { ScheduledSpell } from '../../../domain/rotation/schedule.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { endOfBusinessDay } from '../../../domain/time/business-day.ts';
import { type Instant, MINUTE_MS } from '../../../domain/time/instant.ts';
import type { CoverDoubt } from '../../../features/rotation/cover/judge-cover.ts';
import type { CoverWish } from '../../../features/rotation/cover/request-cover.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form, section } from './blocks.ts';
import { input, option, words } from './forms.ts';
import { period } from './schedule.ts';
import { safe, safeLine } from './text.ts';

/** What stands for everybody in the menu of people. */
export const EVERYBODY = 'everybody';

const MOST_OPTIONS = 99;
const DUTIES_NAMED = 3;

/** What an admin reads before a cover is asked for that breaks a rule. */
export function coverConfirmForm(
  team: Team,
  wish: CoverWish,
  { message, aside = [] }: CoverDoubt,
): Form {
  return {
    type: 'modal',
    callback_id: FORM.coverConfirm,
    private_metadata: JSON.stringify({ team: team.key, wish, override: aside }),
    title: words('Ask for a cover'),
    submit: words('Ask all the same'),
    close: words('Cancel'),
    blocks: [
      section(`*This cover breaks a rule.* ${safe(message)}`),
      context(
        'As an admin you may set that aside. Those whom it touches read it, and it is recorded.',
      ),
    ],
  };
}

/** The form that asks for a cover: of the next duty's first day, unless another time is chosen. */
export function coverForm(options: {
  readonly team: Team;
  /** Whom somebody acts for; undefined for themselves. */
  readonly forUser: string | undefined;
  readonly name: string;
  /** Their coming duty; the first is the next. */
  readonly duties: readonly [ScheduledSpell, ...ScheduledSpell[]];
  readonly people: readonly Responder[];
  readonly toUser: string | undefined;
  readonly now: Instant;
}): Form {
  const { team, forUser, name, duties, people, toUser, now } = options;
  const all = [
    option(EVERYBODY, 'Everybody: the first to say so has it'),
    ...people.slice(0, MOST_OPTIONS).map((person) => option(person.userId, person.name)),
  ];
  const chosen = all.find(({ value }) => value === toUser) ?? all[0];
  const [next] = duties;
  const from = team.calendar.nextOpen(Math.max(next.from, now));
  const to = Math.min(endOfBusinessDay(team.calendar, from), next.to);
  const theirs = duties
    .slice(0, DUTIES_NAMED)
    .map((spell) => `${spell.role} ${period(spell, team)}`)
    .join('; ');
  return {
    type: 'modal',
    callback_id: FORM.cover,
    private_metadata: JSON.stringify({ team: team.key, forUser }),
    title: words('Ask for a cover'),
    submit: words('Ask'),
    close: words('Cancel'),
    blocks: [
      context(
        `${forUser === undefined ? 'Yours' : `${safeLine(name)}’s`}: ${theirs}. To exchange whole weeks: \`/oncall swap\`.`,
      ),
      input(FIELD.from, 'From', { type: 'datetimepicker', initial_date_time: minuteOf(from) }),
      input(FIELD.to, 'Until', { type: 'datetimepicker', initial_date_time: minuteOf(to) }),
      input(FIELD.coverer, 'Who', {
        type: 'static_select',
        options: all,
        ...(chosen ? { initial_option: chosen } : {}),
      }),
    ],
  };
}

/** Slack counts in seconds, and its picker shows minutes. */
function minuteOf(t: Instant): number {
  return Math.floor(t / MINUTE_MS) * 60;
}
