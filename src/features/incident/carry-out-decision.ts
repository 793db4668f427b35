import type { Decision } from '../../domain/incident/decision.ts';
import type { IncidentEffect } from '../../domain/incident/effect.ts';
import { type Incident, incidentName } from '../../domain/incident/incident.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type NewOutboxRow, PRIORITY } from '../../ports/outbox.ts';
import type { Tx } from '../../ports/store.ts';
import { withdrawPointlessAsks } from '../experts/withdraw-asks.ts';
import { refreshIndex } from '../finding/index-incident.ts';
import { redrawHandoff } from '../handoff/handoff-messages.ts';
import { pageByWays } from '../paging/page-by-ways.ts';

/** Events after which other words stand in an incident. */
const CHANGES_WORDS: ReadonlySet<string> = new Set(['resolved', 'reopened', 'merged']);

/**
 * Writes all that a decision says, in the caller's transaction: state, events, timers, and the outbox rows of its
 * effects. A decision that changes nothing writes nothing.
 *
 * @param dueAt when this was meant to happen; for measuring how late its effects are.
 */
export async function carryOutDecision(
  tx: Tx,
  decision: Decision,
  now: Instant,
  options: { readonly dueAt?: Instant; readonly isNew?: boolean } = {},
): Promise<void> {
  const { incident, disarm, withdraw } = decision;
  if (options.isNew) await tx.incidents.insert(incident);
  else if (decision.events.length > 0) await tx.incidents.save(incident);
  const asks =
    decision.events.length > 0
      ? await withdrawPointlessAsks(tx, incident, now)
      : { events: [], effects: [] };
  const byWays = await pageByWays(tx, incident, decision.effects, now);
  const arm = [...decision.arm, ...byWays.arm];
  const events = [...decision.events, ...byWays.events, ...asks.events];
  const effects = [...byWays.effects, ...asks.effects];
  if (events.some(({ type }) => CHANGES_WORDS.has(type))) await refreshIndex(tx, incident.number);
  if (withdraw.length > 0) await tx.outbox.withdraw(incident.number, withdraw, now);
  if (disarm.length > 0) await tx.timers.disarm(incident.number, disarm);
  for (const timer of arm) await tx.timers.arm(incident.team, timer);
  if (events.length === 0 && effects.length === 0) return;
  const eventId = await tx.log.append(
    { team: incident.team, incident: incident.number },
    events,
    now,
  );
  await enqueueEffects(tx, incident, effects, String(eventId), now, options.dueAt);
  const isOver = events.some(({ type }) => type === 'resolved' || type === 'reopened');
  if (isOver && incident.ownerId !== undefined) {
    // Whoever is about to hand it over sees that it needs no handing over, or does again.
    for (const handoff of await tx.handoffs.openFrom(incident.ownerId)) {
      await redrawHandoff(tx, handoff, 'from', `event-${String(eventId)}`, now);
    }
  }
}

/** Drawn from the state at their sending. */
const DRAWN_LATE: ReadonlyArray<IncidentEffect['kind']> = [
  'card',
  'issue',
  'resolution-comment',
  'postmortem',
];

/**
 * @param occasion what makes these effects different from the same ones at another time: the id of the newest event.
 */
export async function enqueueEffects(
  tx: Tx,
  incident: Incident,
  effects: readonly IncidentEffect[],
  occasion: string,
  now: Instant,
  dueAt: Instant = now,
): Promise<void> {
  const rows: NewOutboxRow[] = [];
  for (const [index, effect] of effects.entries()) {
    // A queued one is drawn from the state at its sending: a second one would say the same.
    const isDrawnLate = DRAWN_LATE.includes(effect.kind);
    // While the channel takes nothing, repeats would pile up behind each other and hold up every card for long after. The
    // direct message is repeated all the same.
    const isRepeat = effect.kind === 'page-mention' && effect.page.times > 1;
    // A provider that is away is not to send somebody five messages when it is back.
    const isQueuedAgain =
      effect.kind === 'page-way' &&
      (await tx.outbox.isLaneQueued(laneAndPriority(effect, incidentName(incident.number)).lane));
    if (isQueuedAgain) continue;
    if ((isDrawnLate || isRepeat) && (await tx.outbox.isQueued(incident.number, effect.kind))) {
      continue;
    }
    rows.push({
      key: `${incidentName(incident.number)}/${effect.kind}/${occasion}.${String(index)}`,
      ...laneAndPriority(effect, incidentName(incident.number)),
      team: incident.team,
      incident: incident.number,
      effect,
      dueAt,
    });
  }
  await tx.outbox.enqueue(rows, now);
}

/** Whatever must keep its order shares a lane; whatever must not wait for something else has its own. */
function laneAndPriority(
  effect: IncidentEffect,
  name: string,
): { readonly lane: string; readonly priority: number } {
  switch (effect.kind) {
    case 'page':
      return { lane: `${name}/page/${effect.to}`, priority: PRIORITY.page };
    case 'page-way':
      return { lane: `${name}/page-way/${effect.way}`, priority: PRIORITY.page };
    case 'page-channel':
      return { lane: `${name}/page-channel`, priority: PRIORITY.page };
    case 'page-mention':
      return { lane: `${name}/channel`, priority: PRIORITY.page };
    case 'redirected':
    case 'send-on':
    case 'contact-made':
    case 'stand-by':
    case 'ask-again':
      return { lane: `${name}/${effect.kind}/${effect.to}`, priority: PRIORITY.notice };
    case 'reminder':
      return { lane: `${name}/reminder`, priority: PRIORITY.notice };
    case 'admin-notice':
      return { lane: `${name}/admin/${effect.to}`, priority: PRIORITY.notice };
    case 'postmortem-offer':
    case 'ask-silent':
      return { lane: `${name}/ask/${effect.to}`, priority: PRIORITY.notice };
    // The product's repository may be out of reach for days, and that must not hold up the log.
    case 'product-issue':
    case 'product-comment':
      return { lane: `${name}/product/${effect.issue}`, priority: PRIORITY.issue };
    case 'settle-pages':
      return { lane: `${name}/settle`, priority: PRIORITY.card };
    case 'card':
      return { lane: `${name}/channel`, priority: PRIORITY.card };
    case 'thread-line':
    case 'thread-remark':
    case 'thread-notice':
    case 'suggestions':
      return { lane: `${name}/channel`, priority: PRIORITY.line };
    case 'find-known':
      return { lane: `${name}/known`, priority: PRIORITY.issue };
    case 'issue':
    case 'issue-comment':
    case 'resolution-comment':
    case 'postmortem':
    case 'issue-link':
      return { lane: `${name}/issue`, priority: PRIORITY.issue };
  }
}
