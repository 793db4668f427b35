import { pageRefused } from '../../domain/escalation/escalate.ts';
import { decide } from '../../domain/incident/decision.ts';
import type { AdminNotice, IncidentEffect, Unreachable } from '../../domain/incident/effect.ts';
import { LATE_AFTER_MS } from '../../domain/incident/fire-timer.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { ContactWay } from '../../domain/paging/contact-way.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Outcome } from '../../ports/outbox.ts';
import type { Tx } from '../../ports/store.ts';
import { carryOutDecision } from '../incident/carry-out-decision.ts';
import { escalationContext } from '../incident/escalation-context.ts';
import { closedWays, SLACK } from './closed-ways.ts';

/**
 * Slack refused a page for good. Where its person has another way that is open, the next of them is taken at once;
 * otherwise the path goes on to somebody else.
 */
export async function afterSlackRefused(
  tx: Tx,
  team: Team,
  incident: Incident,
  unreachable: Unreachable,
  now: Instant,
): Promise<void> {
  const open = await openWays(tx, incident, unreachable.userId);
  if (open.length === 0) {
    const context = await escalationContext(tx, team, incident, now);
    await carryOutDecision(tx, pageRefused(incident, unreachable, context), now);
    return;
  }
  const events = [{ type: 'page-refused', ...unreachable } as const];
  const notice: AdminNotice = { about: 'page-refused', unreachable, goesOn: true };
  await carryOutDecision(
    tx,
    decide(incident, { events, effects: toAdmins(team, unreachable.userId, notice) }),
    now,
  );
  await hurryNext(tx, incident, unreachable.userId, now);
}

/** What follows from a page by another way: the next way where this one refused it, or makes it wait for too long. */
export async function afterWay(
  tx: Tx,
  team: Team,
  incident: Incident,
  way: ContactWay,
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const { userId } = way;
  if (outcome.kind === 'sent' || outcome.kind === 'unknown') {
    await tx.contactWays.put({ ...way, askedAt: now });
  }
  if (outcome.kind === 'wait' && outcome.retryAfterMs > LATE_AFTER_MS) {
    await hurryNext(tx, incident, userId, now);
    return;
  }
  if (outcome.kind !== 'refused') return;
  const context = await escalationContext(tx, team, incident, now);
  const person = context.people.named(userId);
  const name = incident.paging?.people.find((p) => p.userId === userId)?.name ?? person?.name;
  const unreachable: Unreachable = { userId, name: name ?? userId, why: outcome.why };
  const event = { type: 'way-refused', ...unreachable, way: way.id, by: way.kind } as const;
  const notice: AdminNotice = { about: 'way-refused', by: way.kind, unreachable };
  const effects = toAdmins(team, undefined, notice);
  await carryOutDecision(tx, decide(incident, { events: [event], effects }), now);
  const closed = await closedWays(tx, incident.number, userId);
  const isCutOff = closed.has(SLACK) && (await openWays(tx, incident, userId)).length === 0;
  if (isCutOff) {
    await carryOutDecision(tx, pageRefused(incident, unreachable, context), now);
    return;
  }
  await hurryNext(tx, incident, userId, now);
}

async function openWays(
  tx: Tx,
  { number }: Incident,
  userId: UserId,
): Promise<readonly ContactWay[]> {
  const closed = await closedWays(tx, number, userId);
  return (await tx.contactWays.of(userId)).filter(({ id }) => !closed.has(id));
}

/** The next of somebody's ways that still waits is taken now. */
async function hurryNext(
  tx: Tx,
  { number, team }: Incident,
  userId: UserId,
  now: Instant,
): Promise<void> {
  const waiting = await tx.timers.ofIncident(number, 'page-way');
  const next = waiting.find(({ what }) => what.kind === 'page-way' && what.to === userId);
  if (next) await tx.timers.arm(team, { ...next, dueAt: Math.min(next.dueAt, now) });
}

function toAdmins(
  team: Team,
  without: UserId | undefined,
  notice: AdminNotice,
): readonly IncidentEffect[] {
  return [...new Set([...team.admins, team.lead])]
    .filter((admin) => admin !== without)
    .map((to) => ({ kind: 'admin-notice', to, notice }));
}
