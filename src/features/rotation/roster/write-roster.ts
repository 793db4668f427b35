import type { Actor } from '../../../domain/incident/incident.ts';
import type { WeeksMoved } from '../../../domain/rotation/notice.ts';
import { type RosterChange, rosterAfter } from '../../../domain/rotation/roster-change.ts';
import type { Responder, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant, LocalDate } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import { startAt } from '../../../domain/time/wall-clock.ts';
import type { Tx } from '../../../ports/store.ts';
import { asOf, loadRoster } from './load-roster.ts';
import { callOffCovers, partWith } from './part-with.ts';

/** Writes down who comes, goes or changes, and that it was so decided. Seats are not its business. */
export async function writeRoster(
  tx: Tx,
  team: Team,
  change: RosterChange,
  by: Actor,
  now: Instant,
): Promise<void> {
  const before = await loadRoster(tx, team.key);
  const after = rosterAfter(before, change, asOf(team, now));
  const changed = after.people.filter((person) => !before.people.includes(person));
  for (const person of changed) await tx.people.put(person);
  for (const spell of after.spells.filter((one) => !before.spells.includes(one))) {
    const person = after.people.find(({ id }) => id === spell.responderId);
    await tx.people.putSpell(spell, person?.joinedOn);
  }
  await logChange(tx, team, change, by, now);
  for (const person of changed) await watchLeaving(tx, team, person, by, now);
}

async function logChange(
  tx: Tx,
  team: Team,
  change: RosterChange,
  by: Actor,
  now: Instant,
): Promise<void> {
  if (change.kind === 'join') {
    const people = change.people.map(({ responderId, level, weight, from }) => ({
      responderId,
      level,
      weight,
      from,
    }));
    await tx.log.append({ team: team.key }, [{ type: 'people-joined', by, people }], now);
    return;
  }
  const { github, email, ...to } = change.to;
  const contact = [
    ...(github === undefined ? [] : (['github'] as const)),
    ...(email === undefined ? [] : (['email'] as const)),
  ];
  const { responderId } = change;
  await tx.log.append(
    { team: team.key },
    [{ type: 'person-changed', by, responderId, to, contact }],
    now,
  );
}

/** Who leaves at once has left; for who leaves later a timer waits; for who stays after all none does. */
async function watchLeaving(
  tx: Tx,
  team: Team,
  person: Responder,
  by: Actor,
  now: Instant,
): Promise<void> {
  const { id: responder, leavesOn } = person;
  const timer = {
    incident: undefined,
    team: team.key,
    what: { kind: 'person-leaves', responder },
  } as const;
  await tx.timers.remove({ ...timer, dueAt: now });
  if (leavesOn === undefined) return;
  const dueAt = startAt(team.calendar.zone, addDays(leavesOn, 1), 0);
  if (dueAt <= now) {
    await partWith(tx, team, person, by, now);
    return;
  }
  await tx.timers.arm(team.key, { ...timer, dueAt });
  await callOffCovers(tx, team, person, by, dueAt, now);
}

/** Why weeks move when people come, go or change, as those whose weeks move are told. */
export async function reasonOf(tx: Tx, change: RosterChange): Promise<WeeksMoved> {
  if (change.kind === 'join') {
    return { kind: 'joins', people: change.people.map(({ userId }) => userId) };
  }
  const { lastDay, level, weight } = change.to;
  const person = await tx.people.get(change.responderId);
  const people: readonly UserId[] = person ? [person.userId] : [];
  if (lastDay !== undefined) return { kind: lastDay === null ? 'joins' : 'leaves', people };
  if (level !== undefined) return { kind: 'level', people };
  return { kind: weight === undefined ? 'capabilities' : 'share', people };
}

/** The days on which somebody is not there any more; undefined where nobody leaves. */
export function goneBy(change: RosterChange): { readonly from: LocalDate } | undefined {
  const lastDay = change.kind === 'change' ? change.to.lastDay : undefined;
  return lastDay ? { from: addDays(lastDay, 1) } : undefined;
}
