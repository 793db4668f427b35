import type { IncidentNumber } from '../../domain/incident/incident.ts';
import { spokenTimer } from '../../domain/incident/silence.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import { once } from '../once.ts';
import { takeInRemark } from './take-in-remark.ts';

/** What Slack tells of a message in some thread. */
export interface ThreadMessage {
  readonly channel: string;
  readonly threadTs: string;
  readonly ts: string;
  /** Undefined when it was deleted. */
  readonly said:
    | { readonly userId: string; readonly text: string; readonly editedAt: Instant | undefined }
    | undefined;
}

/** Instant of a Slack message's id. */
const instantOf = (ts: string): Instant => Math.floor(Number(ts) * 1_000);

/**
 * Takes a message in an incident's thread into the incident's log. Other threads, incidents without a log and restricted
 * environments are none of it, and nothing of them is kept.
 *
 * @param delivery key of the delivery; a repeat changes nothing.
 * @returns the number of a restricted incident of which somebody wrote something, so that they can be told; once.
 */
export async function noteThreadMessage(
  { store, clock, teams, wake }: Context,
  delivery: string,
  message: ThreadMessage,
): Promise<IncidentNumber | undefined> {
  const result = await store.transaction<{
    readonly isNoted?: boolean;
    readonly restricted?: IncidentNumber;
  }>(async (tx) => {
    const now = clock.now();
    const { channel, threadTs, ts, said } = message;
    const number = await tx.messages.incidentOfCard({ channel, ts: threadTs });
    const incident = number === undefined ? undefined : await tx.incidents.get(number);
    if (incident === undefined || ts === threadTs) return {};
    const team = teams.get(incident.team);
    const isKept = !incident.isRestricted && incident.repository !== undefined;
    if (team && said && !isKept && incident.state !== 'resolved') {
      // What is written down nowhere ends a silence all the same.
      await tx.timers.arm(incident.team, spokenTimer(incident, team, now));
    }
    if (incident.isRestricted) {
      if (said === undefined || (await tx.deliveries.answerOf(delivery))) return {};
      await tx.deliveries.consume(delivery, {}, now);
      return { restricted: incident.number };
    }
    if (incident.repository === undefined) return {};
    const about = { origin: 'thread', id: `${channel}:${ts}`, incident: incident.number } as const;
    const { changed } = await once(tx, delivery, now, async () => {
      const news =
        said === undefined
          ? ({ ...about, kind: 'taken-back', at: now } as const)
          : ({
              ...about,
              kind: 'said',
              author: await nameOf(tx, incident.team, said.userId),
              text: said.text,
              saidAt: instantOf(ts),
              editedAt: said.editedAt,
            } as const);
      return { ok: true, changed: await takeInRemark(tx, incident, news, now) };
    });
    return { isNoted: changed };
  });
  if (result.isNoted) wake();
  return result.restricted;
}

async function nameOf(tx: Tx, team: string, userId: string): Promise<string> {
  const roles = await tx.people.byUser(userId);
  const role = roles.find((r) => r.team === team) ?? roles[0];
  return role?.name ?? (await tx.people.nameOf(userId)) ?? userId;
}
