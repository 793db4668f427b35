import { incidentName } from '../../domain/incident/incident.ts';
import { stillMatters } from '../../domain/incident/still-matters.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ClaimedIncidentRow, Finished } from '../../ports/outbox.ts';
import type { MessagePlace, Tx } from '../../ports/store.ts';
import { type Teams, teamOf } from '../context.ts';
import { afterSlackRefused, afterWay } from '../paging/next-way.ts';
import { enqueueEffects } from './carry-out-decision.ts';
import { escalationContext } from './escalation-context.ts';

/** Where an incident's messages are remembered under. */
export const placeKey = {
  card: (incident: number) => `${incidentName(incident)}/card`,
  pages: (incident: number) => `${incidentName(incident)}/page/`,
  remark: (incident: number, remark: string) => `${incidentName(incident)}/remark/${remark}`,
  page: (incident: number, row: ClaimedIncidentRow) =>
    `${incidentName(incident)}/page/${String(row.id)}`,
};

/** What follows inside from what happened outside: places of messages, and the way on when a page was refused. */
export async function recordIncidentOutcome(
  tx: Tx,
  teams: Teams,
  row: ClaimedIncidentRow,
  finished: Finished,
  now: Instant,
): Promise<void> {
  const place = placeOf(finished);
  if (place) await rememberPlace(tx, row, place, now);
  if (!('outcome' in finished)) return;
  const { effect } = row;
  if (effect.kind === 'page-way') {
    const incident = await tx.incidents.get(row.incident);
    const way = await tx.contactWays.get(effect.way);
    if (incident === undefined || way === undefined) return;
    await afterWay(tx, teamOf(teams, incident.team), incident, way, finished.outcome, now);
    return;
  }
  if (finished.outcome.kind !== 'refused') return;
  const { why } = finished.outcome;
  const incident = await tx.incidents.get(row.incident);
  if (incident === undefined) return;
  const team = teamOf(teams, incident.team);
  if (effect.kind === 'card' || effect.kind === 'page-channel') {
    // The reason is part of the key: one notice for each admin and cause, not one for every edit.
    const notices = team.admins.map(
      (to) => ({ kind: 'admin-notice', to, notice: { about: 'channel-refused', why } }) as const,
    );
    await enqueueEffects(tx, incident, notices, `channel-refused.${why}`, now);
    return;
  }
  if (effect.kind !== 'page') return;
  const context = await escalationContext(tx, team, incident, now);
  const name = (await tx.people.byUser(effect.to)).find((r) => r.team === team.key)?.name;
  const unreachable = {
    userId: effect.to,
    name: name ?? context.people.named(effect.to)?.name ?? effect.to,
    why,
  };
  await afterSlackRefused(tx, team, incident, unreachable, now);
}

/** Where the message stands, when it was sent or found. */
export function placeOf(finished: Finished): MessagePlace | undefined {
  if ('sighting' in finished) {
    return finished.sighting.kind === 'found' ? finished.sighting.place : undefined;
  }
  return finished.outcome.kind === 'sent' ? finished.outcome.place : undefined;
}

async function rememberPlace(
  tx: Tx,
  row: ClaimedIncidentRow,
  place: MessagePlace,
  now: Instant,
): Promise<void> {
  const { effect } = row;
  if (effect.kind === 'card') {
    await tx.messages.put(placeKey.card(row.incident), place, row.incident);
  } else if (effect.kind === 'thread-remark') {
    const key = placeKey.remark(row.incident, effect.remark);
    await tx.messages.put(key, place, row.incident);
  } else if (
    effect.kind === 'page' ||
    effect.kind === 'page-channel' ||
    // Resolving settles the question like a page.
    effect.kind === 'ask-silent'
  ) {
    await tx.messages.put(placeKey.page(row.incident, row), place, row.incident);
    // Somebody may have taken it while the page was under way: then this copy has to say so as well.
    const incident = await tx.incidents.get(row.incident);
    if (incident && !stillMatters(effect, row.decidedAt, incident, now)) {
      await enqueueEffects(
        tx,
        incident,
        [{ kind: 'settle-pages' }],
        `after-${String(row.id)}`,
        now,
      );
    }
  }
}
