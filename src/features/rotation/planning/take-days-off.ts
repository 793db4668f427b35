import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import { dutyWeeksFrom } from '../../../domain/rotation/plan/plan-weeks.ts';
import type { DaysOff } from '../../../domain/rotation/plan-draft.ts';
import type { Responder, TeamKey, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { LONGEST_DAYS } from '../../../domain/text/parse-days.ts';
import type { Instant, LocalDate, WeekName } from '../../../domain/time/instant.ts';
import { daysBetween } from '../../../domain/time/local-date.ts';
import { localDateOf } from '../../../domain/time/local-days.ts';
import type { TimeOff, Tx } from '../../../ports/store.ts';
import { namedActor } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { once } from '../../once.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';
import { forWhom } from '../for-whom.ts';
import { coverInDaysOff } from './cover-in-days-off.ts';
import { addDaysOff, daysOffOf, removeDaysOff } from './days-off.ts';
import type { Horizon } from './load-plan-input.ts';
import { makeDraft, type PlanPreview } from './make-draft.ts';
import { publishedAhead } from './published-ahead.ts';

export interface DaysWish {
  readonly delivery: string;
  readonly team: TeamKey;
  readonly by: Actor;
  /** For whom an admin acts; undefined for themselves. */
  readonly forUser: UserId | undefined;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly note?: string | undefined;
}

/** Written down at once, since no published week is touched. */
export interface DaysOffTaken {
  readonly ok: true;
  readonly kind: 'taken' | 'given-back';
  readonly who: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** All time off of this person that is not over yet. */
  readonly all: ReadonlyArray<Pick<TimeOff, 'from' | 'to' | 'note'>>;
}

/** Published weeks lie in the days: somebody has to take them over. */
export interface DaysOffHit {
  readonly ok: true;
  readonly kind: 'hits';
  readonly who: Responder;
  /** From this week to the last that is published. */
  readonly horizon: Horizon;
}

/**
 * Takes days off. Where a published week lies in them, nothing is written yet: the answer is a preview of who would take
 * it over, with the least change, for its owner to go through with.
 */
export async function takeDaysOff(
  context: Context,
  wish: DaysWish,
): Promise<DaysOffTaken | PlanPreview | Refusal> {
  const looked = await noteDaysOff(context, wish);
  return looked.ok && looked.kind === 'hits' ? await draftDaysOff(context, wish, looked) : looked;
}

/** The quick part of it: writes down what touches no published week, and says where one is touched. */
export async function noteDaysOff(
  context: Context,
  wish: DaysWish,
): Promise<DaysOffTaken | DaysOffHit | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, wish.team);
  const looked = await store.transaction(async (tx) => await look(tx, team, wish, clock.now()));
  context.wake();
  return looked;
}

/** The part that takes its time: who takes the published weeks over. */
export async function draftDaysOff(
  context: Context,
  wish: DaysWish,
  { who, horizon }: DaysOffHit,
): Promise<PlanPreview> {
  const team = teamOf(context.teams, wish.team);
  const { from, to, note } = wish;
  const daysOff: DaysOff = { responderId: who.id, from, to, note };
  return await makeDraft(context, team, { by: wish.by, horizon, daysOff });
}

async function look(
  tx: Tx,
  team: Team,
  wish: DaysWish,
  now: Instant,
): Promise<DaysOffTaken | DaysOffHit | Refusal> {
  const { by, forUser, from, to, note } = wish;
  const found = await forWhom(tx, team, by, forUser, 'time off', now);
  if (!found.ok) return found;
  const { who } = found;
  const flaw =
    flawOfDays(wish, localDateOf(now, team.calendar.zone)) ??
    (await coverInDaysOff(tx, team, who, wish, now));
  if (flaw) return flaw;
  const { seats, horizon } = await publishedAhead(tx, team, now);
  const hit = seats.filter(
    ({ week, responderId }) => responderId === who.id && isIn(team, week, from, to),
  );
  const begun = hit.find(({ week }) => (team.calendar.weekSpan(week)?.opens ?? now) <= now);
  if (begun && hit.length === 1) {
    return refuse(
      'rule-broken',
      `${who.userId === by.userId ? 'You are' : `${who.name} is`} ${begun.role} this week, which has begun. \`/oncall cover\` finds somebody for part of it, \`/oncall delegate\` passes the primary role on at once; then take the days off from next week on.`,
    );
  }
  if (hit.length > 0 && horizon) return { ok: true, kind: 'hits', who, horizon };
  return await once<DaysOffTaken>(tx, wish.delivery, now, async () => {
    await addDaysOff(tx, { responderId: who.id, from, to, note });
    return await written(tx, team, wish, who, 'taken', now);
  });
}

/** Takes days off back. Weeks that went to others meanwhile stay with them. */
export async function giveDaysBack(
  context: Context,
  wish: DaysWish,
): Promise<DaysOffTaken | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, wish.team);
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<DaysOffTaken | Refusal>(tx, wish.delivery, now, async () => {
      const found = await forWhom(tx, team, wish.by, wish.forUser, 'time off', now);
      if (!found.ok) return found;
      const { who } = found;
      const { from, to } = wish;
      if ((await removeDaysOff(tx, { responderId: who.id, from, to })) === 0) {
        return refuse('invalid', `No time off of ${who.name} lies between ${from} and ${to}.`);
      }
      return await written(tx, team, wish, who, 'given-back', now);
    });
  });
  context.wake();
  return result;
}

/** Logs it, and tells whose time off it is, where somebody else saw to it. */
async function written(
  tx: Tx,
  team: Team,
  wish: DaysWish,
  who: Responder,
  kind: DaysOffTaken['kind'],
  now: Instant,
): Promise<DaysOffTaken> {
  const { from, to } = wish;
  const by = await namedActor(tx, team, wish.by);
  await tx.log.append(
    { team: team.key },
    [{ type: 'days-off', by, responderId: who.id, from, to, taken: kind === 'taken' }],
    now,
  );
  if (who.userId !== by.userId) {
    const notice = { about: 'days-off', by: by.userId, from, to, taken: kind === 'taken' } as const;
    await enqueueTeamEffects(
      tx,
      team.key,
      `days-off/${who.id}`,
      wish.delivery,
      [{ kind: 'tell', to: who.userId, notice }],
      now,
    );
  }
  const all = await daysOffOf(tx, team.key, who.id);
  const monday = team.calendar.dutyWeek(now);
  return { ok: true, kind, who: who.name, from, to, all: all.filter((one) => one.to >= monday) };
}

/** Days that nobody can have meant; at the field of a form that holds them. */
function flawOfDays({ from, to }: DaysWish, today: LocalDate): Refusal | undefined {
  if (to < from) return refuse('invalid', 'The last day is before the first.', 'to');
  if (to < today) {
    return refuse(
      'invalid',
      `These days are over: today is ${today}.`,
      to === from ? 'from' : 'to',
    );
  }
  const days = daysBetween(from, to) + 1;
  return days > LONGEST_DAYS
    ? refuse(
        'invalid',
        `That is ${String(days)} days; at most ${String(LONGEST_DAYS)} can be taken at once.`,
        'to',
      )
    : undefined;
}

/** Whether a duty week has an open day in a range of days. */
function isIn(team: Team, week: WeekName, from: LocalDate, to: LocalDate): boolean {
  const [found] = dutyWeeksFrom(team.calendar, week, 1);
  return found?.week === week && found.openDays.some((day) => day >= from && day <= to);
}
