import { isHopeless, type ProductNotice } from '../../domain/incident/effect.ts';
import type { IncidentEvent } from '../../domain/incident/event.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { ProductIssue } from '../../domain/product/product-issue.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { enqueueEffects } from '../incident/carry-out-decision.ts';

/**
 * Writes down that an issue of the product was filed or got the incident's facts. The card, the thread, the resolution on
 * the log's issue and the post-mortem follow.
 */
export async function recordProductDone(
  tx: Tx,
  incident: Incident,
  done: ProductIssue,
  event: IncidentEvent,
  now: Instant,
): Promise<void> {
  const before = await tx.productIssues.get(incident.number, done.key);
  if (before === undefined || before.askedAt !== done.askedAt || before.state === 'done') return;
  await tx.productIssues.put(done);
  const where = { team: incident.team, incident: incident.number };
  const id = await tx.log.append(where, [event], now);
  const isLogged = incident.repository !== undefined;
  const postmortem = await tx.postmortems.get(incident.number);
  // What it shows has changed, though nobody wrote in it: a form that is open stays good.
  if (postmortem) {
    await tx.postmortems.put({ ...postmortem, revision: postmortem.revision + 1 });
  }
  await enqueueEffects(
    tx,
    incident,
    [
      { kind: 'card' },
      { kind: 'thread-line', event, at: now },
      ...(isLogged && done.purpose !== 'follow-up'
        ? [{ kind: 'resolution-comment' } as const]
        : []),
      ...(isLogged && postmortem ? [{ kind: 'postmortem' } as const] : []),
    ],
    String(id),
    now,
  );
}

/**
 * Something stands in the way of an issue of the product: the thread is told, once for each cause, and where an
 * administrator can mend it, they are told as well.
 */
export async function recordProductTrouble(
  tx: Tx,
  team: Team,
  incident: Incident,
  issue: ProductIssue,
  notice: ProductNotice,
  now: Instant,
): Promise<void> {
  const isForGood = isHopeless(notice);
  const why = 'why' in notice ? notice.why : notice.about;
  if (isForGood) {
    await tx.productIssues.put({ ...issue, state: 'failed', why });
  }
  const mendable =
    notice.about === 'product-unwritable'
      ? team.admins.map((to) => ({ kind: 'admin-notice', to, notice }) as const)
      : [];
  await enqueueEffects(
    tx,
    incident,
    [
      { kind: 'thread-notice', notice },
      ...mendable,
      ...(isForGood ? [{ kind: 'card' } as const] : []),
    ],
    // The cause is part of the key: said once.
    `${issue.key}.${String(issue.askedAt)}.${notice.about}.${why}`,
    now,
  );
}
