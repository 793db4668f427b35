import type { IncidentEffect } from '../../../src/domain/incident/effect.ts';
import { type NewIncidentRow, PRIORITY } from '../../../src/ports/outbox.ts';

const PAGE: IncidentEffect = {
  kind: 'page',
  to: 'U04DELTA',
  page: { step: 0, times: 1, late: undefined },
};

/** A page of INC-41 in a lane of its own, unless something else is said. */
export function pageRow(key: string, changes: Partial<NewIncidentRow> = {}): NewIncidentRow {
  return {
    key,
    lane: `lane-of-${key}`,
    priority: PRIORITY.page,
    team: 'visit',
    incident: 41,
    effect: PAGE,
    dueAt: 900,
    ...changes,
  };
}

/** An edit of INC-41's card. */
export function cardRow(key: string, changes: Partial<NewIncidentRow> = {}): NewIncidentRow {
  return pageRow(key, { priority: PRIORITY.card, effect: { kind: 'card' }, ...changes });
}
