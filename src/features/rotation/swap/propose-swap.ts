import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { Assignment } from '../../../domain/rotation/assignment.ts';
import type { SeatEffect } from '../../../domain/rotation/seats/seat-change.ts';
import { seatEffect } from '../../../domain/rotation/seats/seat-effect.ts';
import { brokenWords, dayWords } from '../../../domain/rotation/seats/words.ts';
import { isSameSeat, seatsExchanged } from '../../../domain/rotation/swap.ts';
import type { Responder, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant, WeekName } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import type { Tx } from '../../../ports/store.ts';
import { forWhom, namesOf } from '../for-whom.ts';
import { loadStanding } from '../load-standing.ts';
import { possibleSwapWords } from './possible-swaps.ts';

/** What somebody wants to swap: their own seat of one week for another's of another. */
export interface SwapWish {
  /** Whom they act for; undefined for themselves. */
  readonly forUser: UserId | undefined;
  readonly withUser: UserId;
  readonly gives: WeekName;
  readonly gets: WeekName;
}

/** A swap that could be asked for, with what it would do. */
export interface SwapProposal {
  readonly ok: true;
  readonly gives: Assignment;
  readonly gets: Assignment;
  readonly asker: Responder;
  readonly asked: Responder;
  readonly effect: SeatEffect;
  readonly lapsesAt: Instant;
}

/**
 * Judges a swap before it is asked for. What a rule forbids is refused with the reason; to an admin it is shown, so that
 * they can set the rule aside.
 */
export async function proposeSwap(
  tx: Tx,
  team: Team,
  by: Actor,
  wish: SwapWish,
  now: Instant,
): Promise<SwapProposal | Refusal> {
  const acting = await forWhom(tx, team, by, wish.forUser, 'swap', now);
  if (!acting.ok) return acting;
  const asker = acting.who;
  if (wish.withUser === asker.userId) {
    return refuse(
      'invalid',
      'A swap takes two people. For example: `/oncall swap @bravo 7 Dec for 21 Dec`',
    );
  }
  const asked = (await tx.people.byUser(wish.withUser)).find(
    (r) => r.team === team.key && r.active,
  );
  if (asked === undefined) {
    return refuse(
      'invalid',
      `${await namesOf(tx, [wish.withUser])} is not on ${team.name}’s rotation. \`/oncall people\` lists who is.`,
      'gets',
    );
  }
  for (const [week, field] of [
    [wish.gives, 'gives'],
    [wish.gets, 'gets'],
  ] as const) {
    if (!isAhead(team, week, now)) {
      return refuse(
        'invalid',
        `The week of ${dayWords(week)} has begun already. A swap is for weeks to come; for a part of this one: \`/oncall cover\`, \`/oncall delegate\`.`,
        field,
      );
    }
  }
  const standing = await loadStanding(tx, team, [wish.gives, wish.gets]);
  const gives = seatOf(standing.assignments, asker, wish.gives);
  const gets = seatOf(standing.assignments, asked, wish.gets);
  if (gives === undefined || gets === undefined) {
    const other = seatOf(standing.assignments, asker, wish.gets);
    const isTurned = other !== undefined && seatOf(standing.assignments, asked, wish.gives);
    return isTurned
      ? refuse(
          'invalid',
          `The week of ${dayWords(wish.gives)} is ${asked.name}’s, and that of ${dayWords(wish.gets)} is ${asker.name}’s. The week to give comes first: ${dayWords(wish.gets)} for ${dayWords(wish.gives)}.`,
        )
      : await notTheirs(
          tx,
          team,
          gives === undefined ? asker : asked,
          gives === undefined ? wish.gives : wish.gets,
          now,
        );
  }
  if (isSameSeat(gives, gets)) return refuse('invalid', 'That is one and the same seat.');
  const effect = seatEffect(standing, seatsExchanged(gives, gets));
  const nameOf = (id: string): string =>
    standing.people.find((person) => person.id === id)?.name ?? 'someone';
  if (effect.broken.length > 0 && !team.admins.includes(by.userId)) {
    const reasons = effect.broken.map((one) => brokenWords(one, nameOf)).join(' ');
    return refuse(
      'rule-broken',
      `This swap is not possible. ${reasons} ${await possibleSwapWords(tx, team, gives, now)} An admin may set a rule aside: ${await namesOf(tx, team.admins)}.`,
    );
  }
  const earlier = gives.week < gets.week ? gives.week : gets.week;
  const lapsesAt = team.calendar.weekSpan(earlier)?.opens ?? now;
  return { ok: true, gives, gets, asker, asked, effect, lapsesAt };
}

/** The weeks that somebody could give or get: published, theirs, and not begun. */
export async function comingSeats(
  tx: Tx,
  team: Team,
  responder: Responder,
  now: Instant,
): Promise<readonly Assignment[]> {
  const week = team.calendar.dutyWeek(now);
  const ahead = await tx.people.assignments(team.key, week, addDays(week, LOOK_AHEAD_DAYS));
  return ahead.filter((a) => a.responderId === responder.id && isAhead(team, a.week, now));
}

const LOOK_AHEAD_DAYS = 371;

function isAhead(team: Team, week: WeekName, now: Instant): boolean {
  const span = team.calendar.weekSpan(week);
  return span !== undefined && now < span.opens;
}

function seatOf(
  assignments: readonly Assignment[],
  { id }: Responder,
  week: WeekName,
): Assignment | undefined {
  return assignments.find((a) => a.week === week && a.responderId === id);
}

async function notTheirs(
  tx: Tx,
  team: Team,
  who: Responder,
  week: WeekName,
  now: Instant,
): Promise<Refusal> {
  const coming = await comingSeats(tx, team, who, now);
  const weeks = coming.slice(0, 6).map((a) => `${a.role} ${dayWords(a.week)}`);
  const known =
    weeks.length === 0 ? 'No week of theirs is published.' : `Their weeks: ${weeks.join(', ')}.`;
  return refuse(
    'not-yours',
    `${who.name} is not on duty in the week of ${dayWords(week)}. ${known}`,
  );
}
