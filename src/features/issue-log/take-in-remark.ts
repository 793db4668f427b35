import type { IncidentEffect } from '../../domain/incident/effect.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { afterNews, type Remark, type RemarkNews } from '../../domain/issue-log/remark.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { refreshIndex } from '../finding/index-incident.ts';
import { enqueueEffects } from '../incident/carry-out-decision.ts';

/** Writes down what one side tells of a remark, and queues what the other side has to show for it. */
export async function takeInRemark(
  tx: Tx,
  incident: Incident,
  news: RemarkNews,
  now: Instant,
): Promise<boolean> {
  const known = await tx.remarks.get(news.origin, news.id);
  const remark = afterNews(known, news);
  if (remark === undefined) return false;
  await tx.remarks.put(remark);
  await refreshIndex(tx, incident.number);
  // Taken back before its words arrived: nobody has seen it on the other side.
  if (known === undefined && remark.isTakenBack) return true;
  const occasion = `${remark.id}.v${String(remark.version)}`;
  await enqueueEffects(tx, incident, copiesOf(remark), occasion, now);
  return true;
}

/** Where something has to be shown: on the other side; what was said elsewhere, on both. */
function copiesOf({ origin, id }: Remark): readonly IncidentEffect[] {
  switch (origin) {
    case 'thread':
      return [{ kind: 'issue-comment', remark: id }];
    case 'issue':
      return [{ kind: 'thread-remark', remark: id }];
    case 'elsewhere':
      return [
        { kind: 'thread-remark', remark: id, origin },
        { kind: 'issue-comment', remark: id, origin },
      ];
  }
}
