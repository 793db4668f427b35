import type { IncidentEffect, PageDetail } from '../../domain/incident/effect.ts';
import type { IncidentEvent } from '../../domain/incident/event.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { IncidentTimer } from '../../domain/incident/timer.ts';
import type { UserId } from '../../domain/team/responder.ts';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { closedWays, SLACK } from './closed-ways.ts';

/** What the ways of the paged people add to a decision. */
export interface ByWays {
  readonly events: readonly IncidentEvent[];
  readonly effects: readonly IncidentEffect[];
  readonly arm: readonly IncidentTimer[];
}

/**
 * Where a page is decided, it goes by its person's other ways as well, in the same transaction: at once by those that
 * wait for nothing, and by timers by the others. A repeat goes at once by every way that has had its turn; those that
 * still wait keep their time.
 */
export async function pageByWays(
  tx: Tx,
  incident: Incident,
  effects: readonly IncidentEffect[],
  now: Instant,
): Promise<ByWays> {
  const pages = effects.filter((effect) => effect.kind === 'page');
  const events: IncidentEvent[] = [];
  const arm: IncidentTimer[] = [];
  const byWay: IncidentEffect[] = [];
  const withoutSlack = new Set<UserId>();
  for (const { to, page } of pages) {
    await follow(to, page);
  }
  return {
    events,
    arm,
    effects: [
      ...effects.filter((effect) => effect.kind !== 'page' || !withoutSlack.has(effect.to)),
      ...byWay,
    ],
  };

  async function follow(to: UserId, page: PageDetail): Promise<void> {
    const ways = await tx.contactWays.of(to);
    if (ways.length === 0) return;
    const isRepeat = page.times > 1;
    const closed = isRepeat ? await closedWays(tx, incident.number, to) : new Set<string>();
    if (closed.has(SLACK)) withoutSlack.add(to);
    const waiting = new Set(
      isRepeat
        ? (await tx.timers.ofIncident(incident.number, 'page-way')).flatMap(({ what }) =>
            what.kind === 'page-way' ? [what.way] : [],
          )
        : [],
    );
    const name = incident.paging?.people.find(({ userId }) => userId === to)?.name ?? to;
    for (const { id: way, kind: by, afterMinutes } of ways) {
      if (closed.has(way) || waiting.has(way)) continue;
      if (!isRepeat && afterMinutes > 0) {
        const what = { kind: 'page-way', to, name, way, by, page } as const;
        arm.push({ incident: incident.number, dueAt: now + afterMinutes * MINUTE_MS, what });
        continue;
      }
      events.push({ type: 'way-paged', to, name, by });
      byWay.push({ kind: 'page-way', to, way, page });
    }
  }
}
