import { type AskWithdrawn, type ExpertAsk, isOutstanding } from '../../domain/experts/ask.ts';
import type { IncidentEffect } from '../../domain/incident/effect.ts';
import type { ExpertEvent } from '../../domain/incident/event.ts';
import type { Actor, Incident } from '../../domain/incident/incident.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { endAsk } from './end-ask.ts';

/** Withdraws an ask; answers what the incident's log has to say of it. */
export async function withdrawAsk(
  tx: Tx,
  ask: ExpertAsk,
  why: AskWithdrawn,
  by: Actor | undefined,
  now: Instant,
): Promise<ExpertEvent> {
  const settled = { at: now, by, why };
  await endAsk(tx, ask, { ...ask, state: 'withdrawn', settled }, now);
  const { userId = '', name = 'somebody' } = (await tx.people.get(ask.toId)) ?? {};
  return { type: 'ask-withdrawn', ask: ask.id, expert: { userId, name }, by, why };
}

/**
 * Withdraws what has become pointless by what happened to an incident: it is resolved, or somebody else's. Called in every
 * transaction that changes one.
 */
export async function withdrawPointlessAsks(
  tx: Tx,
  incident: Incident,
  now: Instant,
): Promise<{
  readonly events: readonly ExpertEvent[];
  readonly effects: readonly IncidentEffect[];
}> {
  const events: ExpertEvent[] = [];
  for (const ask of await tx.expertAsks.ofIncident(incident.number)) {
    const why = pointless(ask, incident);
    if (why === undefined || !isOutstanding(ask, now)) continue;
    events.push(await withdrawAsk(tx, ask, why, undefined, now));
  }
  const effects = events.map((event) => ({ kind: 'thread-line', event, at: now }) as const);
  return { events, effects };
}

function pointless(ask: ExpertAsk, { state, ownerId }: Incident): AskWithdrawn | undefined {
  if (state === 'resolved') return 'resolved';
  return ownerId !== undefined && ownerId !== ask.forId ? 'handed-over' : undefined;
}
