import { personOf } from '../../domain/escalation/escalate.ts';
import type { PageDetail } from '../../domain/incident/effect.ts';
import { latenessOf } from '../../domain/incident/fire-timer.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { escalationContext } from './escalation-context.ts';
import type { IncidentView } from './incident-view.ts';

/** What a page says about itself beyond its incident: how late it is and why, and what happens next. */
export interface PageFacts {
  readonly page: PageDetail;
  /** The bot's own absence that made it late, when it did. */
  readonly outage: { readonly from: Instant; readonly to: Instant } | undefined;
  /** Set when an earlier attempt may have come through: when that was. */
  readonly mayRepeat: Instant | undefined;
  /** Whom the path asks next, and when; undefined when the page is only repeated. */
  readonly next: { readonly whom: string; readonly at: Instant } | undefined;
  /** When it is sent again. */
  readonly againAt: Instant;
}

/** A first page that lay in the outbox (Slack was down, or the bot was killed) may have become late on its way. */
export async function pageFacts(
  tx: Tx,
  view: IncidentView,
  page: PageDetail,
  mayRepeat: Instant | undefined,
): Promise<PageFacts> {
  const { incident, team, now } = view;
  const first = page.step === 0 && page.times === 1;
  const late = first ? (latenessOf(incident, now) ?? page.late) : page.late;
  const sent = incident.paging?.lastAt ?? now;
  const { people, path } = await escalationContext(tx, team, incident, now);
  const nextStep = path[page.step + 1];
  const whom =
    nextStep &&
    (nextStep.target.kind === 'channel'
      ? 'the whole channel is told'
      : `${personOf(nextStep.target, people, incident.paging)?.name ?? 'the next person'} is paged`);
  return {
    page: { ...page, late },
    outage: late && (await tx.presence.outageDuring(late.dueAt, now)),
    mayRepeat,
    next:
      nextStep && whom !== undefined
        ? { whom, at: team.calendar.add(sent, nextStep.afterMinutes) }
        : undefined,
    againAt: team.calendar.add(sent, team.repeatPageMinutes),
  };
}
