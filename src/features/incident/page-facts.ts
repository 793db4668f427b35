import { againAt } from '../../domain/escalation/repeat.ts';
import type { PageDetail } from '../../domain/incident/effect.ts';
import { latenessOf } from '../../domain/incident/fire-timer.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { escalationContext } from './escalation-context.ts';
import type { IncidentView } from './incident-view.ts';
import { foreseePath, pathGoesOn, stageWords } from './next-on-path.ts';

/** What a page says about itself beyond its incident: how late it is and why, and what happens next. */
export interface PageFacts {
  readonly page: PageDetail;
  /** Whom it goes to; undefined for the channel. */
  readonly to: UserId | undefined;
  /** The bot's own absence that made it late, when it did. */
  readonly outage: { readonly from: Instant; readonly to: Instant } | undefined;
  /** Set when an earlier attempt may have come through: when that was. */
  readonly mayRepeat: Instant | undefined;
  /** Whom the path asks next, and when; undefined when the page is only repeated. */
  readonly next: { readonly whom: string; readonly at: Instant } | undefined;
  /** When it is sent again; undefined when it is not, since the path goes on without. */
  readonly againAt: Instant | undefined;
}

/**
 * A first page that lay in the outbox (Slack was down, or the bot was killed) may have become late on its way.
 *
 * @param to whom it goes to; undefined for the channel.
 */
export async function pageFacts(
  tx: Tx,
  view: IncidentView,
  page: PageDetail,
  mayRepeat: Instant | undefined,
  to?: UserId,
): Promise<PageFacts> {
  const { incident, team, now } = view;
  const { paging } = incident;
  const first = page.step === 0 && page.times === 1;
  const late = first ? (latenessOf(incident, now) ?? page.late) : page.late;
  const context = await escalationContext(tx, team, incident, now);
  const goesOn = await pathGoesOn(tx, team, incident, now);
  const [next] = goesOn ? await foreseePath(tx, team, incident, goesOn, 1) : [];
  const person = paging?.people.find(({ userId }) => userId === to);
  return {
    page: { ...page, late },
    to,
    outage: late && (await tx.presence.outageDuring(late.dueAt, now)),
    mayRepeat,
    next: next && { whom: stageWords(next), at: next.at },
    againAt:
      paging && person
        ? againAt(person, paging, context)
        : team.calendar.add(paging?.lastAt ?? now, team.repeatPageMinutes),
  };
}
