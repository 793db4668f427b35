import {
  type ExpertAsk,
  FARTHEST_MEETING_DAYS,
  MEETING_MINUTES,
} from '../../domain/experts/ask.ts';
import type { TimeSpan } from '../../domain/experts/common-times.ts';
import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { ResponderId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import { startAt } from '../../domain/time/wall-clock.ts';
import type { Tx } from '../../ports/store.ts';
import { loadDuty } from '../rotation/cover/load-duty.ts';

/** Somebody cannot talk then, as far as Hotline knows by itself. */
export interface TakenSpan extends TimeSpan {
  readonly who: ResponderId;
  readonly why: 'away' | 'talk' | 'duty';
}

/**
 * When the two of an ask cannot talk by what the team's own data say: days off of either, talks agreed for either, and
 * the expert's time as primary, who is to answer incidents and nothing else.
 */
export async function takenTime(
  tx: Tx,
  team: Team,
  { id, forId, toId }: Pick<ExpertAsk, 'id' | 'forId' | 'toId'>,
  { from, to }: TimeSpan,
): Promise<readonly TakenSpan[]> {
  const { zone } = team.calendar;
  const isOne = (who: ResponderId): boolean => who === forId || who === toId;
  const away = (await tx.people.timeOff(team.key))
    .filter(({ responderId }) => isOne(responderId))
    .map((off) => ({
      who: off.responderId,
      why: 'away' as const,
      from: startAt(zone, off.from, 0),
      to: startAt(zone, addDays(off.to, 1), 0),
    }));
  const length = MEETING_MINUTES * MINUTE_MS;
  const talks = (await tx.expertAsks.meetingAfter(team.key, from - length))
    .filter((other) => other.state === 'agreed' && other.id !== id)
    .flatMap(({ forId: one, toId: another, meetsAt = 0 }) =>
      [one, another].filter(isOne).map((who) => ({
        who,
        why: 'talk' as const,
        from: meetsAt,
        to: meetsAt + length,
      })),
    );
  const { stretches } = await loadDuty(tx, team, from, to);
  const duty = stretches
    .filter((stretch) => stretch.duty.primary?.responderId === toId)
    .map((stretch) => ({
      who: toId,
      why: 'duty' as const,
      from: stretch.from,
      to: stretch.to,
    }));
  return [...away, ...talks, ...duty];
}

/**
 * Whether the two can talk at a time that one of them names. What their own calendars hold they see themselves.
 *
 * @param field where a form shows it.
 */
export async function checkTime(
  tx: Tx,
  team: Team,
  ask: ExpertAsk,
  at: Instant,
  now: Instant,
  field?: string,
): Promise<Refusal | undefined> {
  const length = MEETING_MINUTES * MINUTE_MS;
  const no = (words: string): Refusal => refuse('invalid', words, field);
  if (at <= now) return no('That time has passed. Choose another one, or Later….');
  if (at > now + FARTHEST_MEETING_DAYS * DAY_MS) {
    return no(
      `That is more than ${String(FARTHEST_MEETING_DAYS)} days away. Name an earlier time, or decline, so that somebody else can help.`,
    );
  }
  if (team.calendar.between(at, at + length) < MEETING_MINUTES) {
    return no(`${team.name} is closed then. Name a time within its hours.`);
  }
  const span = { from: at, to: at + length };
  // An expert on duty may say so themselves: only they know how busy their week is.
  const taken = (await takenTime(tx, team, ask, span)).find(
    (one) => one.why !== 'duty' && one.from < span.to && one.to > span.from,
  );
  if (taken === undefined) return undefined;
  const who = (await tx.people.get(taken.who))?.name ?? 'Somebody';
  return no(
    taken.why === 'away'
      ? `${who} is away then. Choose another time, or Later….`
      : `${who} has another talk about an incident then. Choose another time, or Later….`,
  );
}
