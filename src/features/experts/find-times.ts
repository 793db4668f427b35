import {
  type AskSide,
  type ExpertAsk,
  FARTHEST_MEETING_DAYS,
  MEETING_MINUTES,
} from '../../domain/experts/ask.ts';
import { commonTimes, outsideWork, type TimeSpan } from '../../domain/experts/common-times.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Availability, BusyReading } from '../../ports/experts.ts';
import type { Tx } from '../../ports/store.ts';
import { type Context, teamOf } from '../context.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';
import { askSubject, askTimer } from './end-ask.ts';
import { takenTime } from './suiting.ts';

/** Nobody answers a message in the minute in which it comes. */
const AHEAD_MS = 15 * MINUTE_MS;

const SIDES: readonly AskSide[] = ['owner', 'expert'];

/** What is known of one of the two from outside. */
interface Outside {
  readonly zone: string | undefined;
  /** Undefined where they gave no calendar. */
  readonly reading: BusyReading | undefined;
}

/**
 * Looks when both are free, and asks the expert with up to three times. Done twice it asks once: only what is still being
 * looked for is written.
 */
export async function findTimes(
  { store, clock, teams, wake }: Pick<Context, 'store' | 'clock' | 'teams' | 'wake'>,
  availability: Availability,
  askId: string,
): Promise<void> {
  const started = await store.transaction(async (tx) => await load(tx, askId));
  if (started === undefined) return;
  const team = teamOf(teams, started.ask.team);
  const span = spanFrom(clock.now());
  const [owner, expert] = await Promise.all(
    SIDES.map(async (side) => {
      const { person, address } = started[side];
      const zone = await availability.zoneOf(person.userId);
      const reading =
        address === undefined
          ? undefined
          : await availability.busyIn(address, span, zone ?? team.calendar.zone);
      return { zone, reading };
    }),
  );
  if (owner === undefined || expert === undefined) return;
  await store.transaction(async (tx) => {
    const now = clock.now();
    // Answered, called off or found by an earlier attempt meanwhile.
    const ask = await tx.expertAsks.get(askId);
    if (ask?.state === 'seeking') await offerTimes(tx, team, ask, { owner, expert }, now);
  });
  wake();
}

const spanFrom = (now: Instant): TimeSpan => ({
  from: now,
  to: now + FARTHEST_MEETING_DAYS * DAY_MS,
});

type Sides<T> = Readonly<Record<AskSide, T>>;

async function load(
  tx: Tx,
  askId: string,
): Promise<
  | ({ readonly ask: ExpertAsk } & Sides<{
      readonly person: Responder;
      readonly address: string | undefined;
    }>)
  | undefined
> {
  const ask = await tx.expertAsks.get(askId);
  if (ask?.state !== 'seeking') return undefined;
  const owner = await tx.people.get(ask.forId);
  const expert = await tx.people.get(ask.toId);
  if (owner === undefined || expert === undefined) return undefined;
  return {
    ask,
    owner: { person: owner, address: await tx.ownCalendars.get(owner.userId) },
    expert: { person: expert, address: await tx.ownCalendars.get(expert.userId) },
  };
}

/** Writes the offer, and asks the expert. The owner gets a message to follow it by. */
async function offerTimes(
  tx: Tx,
  team: Team,
  ask: ExpertAsk,
  outside: Sides<Outside>,
  now: Instant,
): Promise<void> {
  const span = spanFrom(now);
  const blocked: TimeSpan[] = [...(await takenTime(tx, team, ask, span))];
  const zones: Partial<Record<AskSide, string>> = {};
  const unread: Partial<Record<AskSide, string>> = {};
  for (const side of SIDES) {
    const { zone, reading } = outside[side];
    if (zone !== undefined) zones[side] = zone;
    // Where the team works, its own hours say what is asked of people.
    if (zone !== undefined && zone !== team.calendar.zone) {
      blocked.push(...outsideWork(zone, span.from, span.to));
    }
    if (reading?.ok) blocked.push(...reading.busy);
    else if (reading) unread[side] = reading.why;
  }
  const times = commonTimes({
    calendar: team.calendar,
    from: now + AHEAD_MS,
    to: span.to,
    minutes: MEETING_MINUTES,
    blocked,
  });
  const answerBy = team.calendar.add(now, team.expertAnswerMinutes);
  await tx.expertAsks.put({ ...ask, state: 'asked', offer: { times, answerBy, zones, unread } });
  const what = { kind: 'ask-unanswered', ask: ask.id } as const;
  await tx.timers.arm(team.key, askTimer(team.key, what, answerBy));
  const notice = { about: 'expert-ask', ask: ask.id, as: 'asked' } as const;
  const owner = await tx.people.get(ask.forId);
  const expert = await tx.people.get(ask.toId);
  if (owner === undefined || expert === undefined) return;
  await enqueueTeamEffects(
    tx,
    team.key,
    askSubject(ask.id),
    'asked',
    [
      { kind: 'tell', to: expert.userId, notice: { ...notice, reader: 'expert' } },
      { kind: 'tell', to: owner.userId, notice: { ...notice, reader: 'owner' } },
    ],
    now,
  );
}
