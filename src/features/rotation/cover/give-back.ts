import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import { type Cover, coverAt } from '../../../domain/rotation/cover.ts';
import type { TeamEffect } from '../../../domain/rotation/effect.ts';
import { ROLES } from '../../../domain/rotation/role.ts';
import type { Responder, TeamKey, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { OpenSpan } from '../../../domain/time/business-day.ts';
import { DAY_MS, type Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { namedActor } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { dutyAt } from '../../duty/duty-at.ts';
import { once } from '../../once.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';
import { forWhom } from '../for-whom.ts';
import { spanWords } from './judge-cover.ts';
import { loadDuty } from './load-duty.ts';
import { cutCover } from './write-cover.ts';

export interface GivenBack {
  readonly ok: true;
  readonly cover: Cover;
  readonly held: string;
  /** Who has the role now, or then. */
  readonly now: string | undefined;
  readonly isCalledOff: boolean;
}

/** How far ahead covers are looked for. */
const AHEAD_MS = 371 * DAY_MS;

/**
 * Ends a cover before its time. The one who holds the role gives it back; the one whose role it is comes back to it. With
 * a day, a cover of that day is called off.
 */
export async function giveBack(
  context: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly by: Actor;
    readonly forUser: UserId | undefined;
    /** Which cover is meant; undefined is the one that holds now. */
    readonly when: OpenSpan | undefined;
  },
): Promise<GivenBack | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, input.team);
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<GivenBack | Refusal>(tx, input.delivery, now, async () => {
      const acting = await forWhom(tx, team, input.by, input.forUser, 'back', now);
      if (!acting.ok) return acting;
      const { who } = acting;
      const at = input.when === undefined ? now : Math.max(now, input.when.from);
      const cover = await coverMeant(tx, team, who, at, input.when);
      if (cover === undefined) return await nothingToEnd(tx, team, who, now);
      const by = await namedActor(tx, team, input.by);
      await cutCover(tx, team.key, cover, by, now);
      return await tellOf(tx, team, cover, who, by, now);
    });
  });
  context.wake();
  return result;
}

/** The cover that somebody holds then, or by which another holds their role. */
async function coverMeant(
  tx: Tx,
  team: Team,
  who: Responder,
  at: Instant,
  when: OpenSpan | undefined,
): Promise<Cover | undefined> {
  const from = team.calendar.nextOpen(at);
  const { covers, assignments } = await loadDuty(tx, team, from, when?.to ?? from + 1);
  const during = covers.filter((c) => c.to > from && c.from < (when?.to ?? from + 1));
  for (const role of ROLES) {
    const holds = when === undefined ? coverAt(covers, role, from) : undefined;
    if (holds?.responderId === who.id) return holds;
  }
  const own = during.find((c) => when !== undefined && c.responderId === who.id);
  if (own) return own;
  const week = team.calendar.dutyWeek(from);
  const seat = assignments.find((a) => a.week === week && a.responderId === who.id);
  if (seat === undefined) return undefined;
  // Whoever changed roles with the other is back when that other's cover ends.
  return when === undefined
    ? coverAt(covers, seat.role, from)
    : during.find((c) => c.role === seat.role);
}

async function nothingToEnd(tx: Tx, team: Team, who: Responder, now: Instant): Promise<Refusal> {
  const ahead = await tx.covers.overlapping(team.key, now, now + AHEAD_MS);
  const next = ahead.find((cover) => cover.responderId === who.id);
  return refuse(
    'invalid',
    next
      ? `${who.name} holds nobody’s role now. The next cover is ${spanWords(team, next)}; to call it off, name its day: \`/oncall back 8 Dec\`.`
      : `${who.name} holds nobody’s role, and nobody holds theirs. \`/oncall\` shows who is on duty.`,
  );
}

async function tellOf(
  tx: Tx,
  team: Team,
  cover: Cover,
  who: Responder,
  by: Actor,
  now: Instant,
): Promise<GivenBack> {
  const isCalledOff = cover.from >= now;
  const then = await dutyAt(tx, team, Math.max(now, cover.from));
  const next = then[cover.role];
  const held = await tx.people.get(cover.responderId);
  const notice = {
    about: 'cover-ended',
    role: cover.role,
    by: by.userId,
    held: held?.userId ?? '',
    now: next?.userId,
    calledOff: isCalledOff ? { from: cover.from, to: cover.to } : undefined,
  } as const;
  const told = new Set([held?.userId, next?.userId, who.userId]);
  told.delete(by.userId);
  const effects: TeamEffect[] = [...told].flatMap((userId): TeamEffect[] =>
    userId === undefined ? [] : [{ kind: 'tell', to: userId, notice }],
  );
  // What was announced when it began is announced when it ends.
  if (cover.kind !== 'cover') effects.push({ kind: 'announce', notice });
  await enqueueTeamEffects(tx, team.key, `cover-ended/${cover.id}`, 'ended', effects, now);
  return { ok: true, cover, held: held?.name ?? 'someone', now: next?.name, isCalledOff };
}
