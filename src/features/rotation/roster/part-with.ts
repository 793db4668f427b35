import { passOn } from '../../../domain/incident/assign.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { TeamEffect } from '../../../domain/rotation/effect.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { DAY_MS, type Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { dutyAt } from '../../duty/duty-at.ts';
import { carryOutDecision } from '../../incident/carry-out-decision.ts';
import { endCoverOffer } from '../cover/end-cover-offer.ts';
import { cutCover } from '../cover/write-cover.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';

/** More than anybody will have open at once. */
const MOST_OPEN = 500;

/** How far ahead covers are looked for. */
const AHEAD_MS = 371 * DAY_MS;

/**
 * Somebody is on the rotation no more: what they were to cover is not covered by them, and their open incidents go to
 * whoever is on duty. Their seats have gone to others already; their past stays.
 */
export async function partWith(
  tx: Tx,
  team: Team,
  person: Responder,
  by: Actor,
  now: Instant,
): Promise<void> {
  await tx.log.append({ team: team.key }, [{ type: 'person-left', responderId: person.id }], now);
  await callOffCovers(tx, team, person, by, now, now);
  for (const offer of await tx.coverOffers.open(team.key)) {
    if (offer.toId === person.id) {
      await endCoverOffer(tx, offer, { as: 'lapsed', why: 'changed' }, now);
    }
  }
  await passOnIncidents(tx, team, person, by, now);
  await forgetWays(tx, team, person);
}

/** Who is on no rotation any more is paged by nobody: where they can be reached is not ours to keep. */
async function forgetWays(tx: Tx, team: Team, { userId }: Responder): Promise<void> {
  const elsewhere = (await tx.people.byUser(userId)).some(
    (role) => role.active && role.team !== team.key,
  );
  if (elsewhere) return;
  for (const { id } of await tx.contactWays.of(userId)) await tx.contactWays.remove(id);
}

/** Calls off what somebody was to cover from then on; who is on duty instead is told. */
export async function callOffCovers(
  tx: Tx,
  team: Team,
  person: Responder,
  by: Actor,
  from: Instant,
  now: Instant,
): Promise<void> {
  const covers = await tx.covers.overlapping(team.key, from, now + AHEAD_MS);
  for (const cover of covers) {
    if (cover.responderId !== person.id || (cover.from < from && from > now)) continue;
    await cutCover(tx, team.key, cover, by, now);
    const duty = await dutyAt(tx, team, Math.max(now, cover.from));
    const next = duty[cover.role];
    if (next === undefined) continue;
    const notice = {
      about: 'cover-ended',
      role: cover.role,
      by: by.userId,
      held: person.userId,
      now: next.userId,
      calledOff: cover.from >= now ? { from: cover.from, to: cover.to } : undefined,
    } as const;
    const tell: TeamEffect = { kind: 'tell', to: next.userId, notice };
    await enqueueTeamEffects(tx, team.key, `cover-ended/${cover.id}`, 'ended', [tell], now);
  }
}

/** Nothing that is open is left to somebody who is gone. */
async function passOnIncidents(
  tx: Tx,
  team: Team,
  person: Responder,
  by: Actor,
  now: Instant,
): Promise<void> {
  const { primary, backup } = await dutyAt(tx, team, now);
  const lead = (await tx.people.byUser(team.lead)).find((r) => r.team === team.key);
  const to = [primary, backup, lead].find((one) => one?.active && one.id !== person.id);
  if (to === undefined) return;
  const open = await tx.incidents.list({ team: team.key, open: true }, MOST_OPEN);
  const left = open.filter(({ ownerId }) => ownerId === person.id);
  if (left.length === 0) return;
  const opensAt = team.calendar.nextOpen(now);
  for (const incident of left) {
    await carryOutDecision(tx, passOn(incident, person, to, by, now, opensAt), now);
  }
  const incidents = left.map(({ number }) => number).toSorted((a, b) => a - b);
  const notice = { about: 'incidents-passed', from: person.userId, incidents } as const;
  const tell: TeamEffect = { kind: 'tell', to: to.userId, notice };
  await enqueueTeamEffects(tx, team.key, `left/${person.id}`, String(now), [tell], now);
}
