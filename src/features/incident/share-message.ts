import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import { incidentName } from '../../domain/incident/incident.ts';
import type { SharedMessage } from '../../domain/incident/shared-message.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { Context } from '../context.ts';

/** A message as somebody points at it. */
export interface PointedAt {
  readonly channel: string;
  readonly channelName: string | undefined;
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly authorId: UserId | undefined;
  /** What Slack calls them, where the roster does not know them. */
  readonly authorName: string;
  /** As a person reads it. */
  readonly text: string;
  readonly files: readonly string[];
}

export interface Shared {
  readonly ok: true;
  readonly message: SharedMessage;
}

/**
 * Keeps a message from which somebody is about to make an incident, so that all of it is there when the form is sent.
 * What stands in the thread of a restricted incident is not kept.
 */
export async function shareMessage(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  pointedAt: PointedAt,
): Promise<Shared | Refusal> {
  return await store.transaction(async (tx) => await keepMessage(tx, pointedAt, clock.now()));
}

/** The same in the caller's transaction. */
export async function keepMessage(
  tx: Tx,
  { channel, channelName, ts, threadTs, authorId, authorName, text, files }: PointedAt,
  now: Instant,
): Promise<Shared | Refusal> {
  const number = await tx.messages.incidentOfCard({ channel, ts: threadTs ?? ts });
  const incident = number === undefined ? undefined : await tx.incidents.get(number);
  if (incident?.isRestricted) {
    return refuse(
      'restricted-environment',
      `${incidentName(incident.number)} is restricted: what is written about it is not taken anywhere.`,
    );
  }
  const id = `${channel}:${ts}`;
  const author = authorId === undefined ? undefined : await nameOf(tx, authorId);
  const message = {
    id,
    author: author ?? authorName,
    authorId,
    channelName,
    text,
    saidAt: Math.floor(Number(ts) * 1_000),
    files,
  };
  await tx.sharedMessages.put(message, now);
  const kept = await tx.sharedMessages.get(id);
  return {
    ok: true,
    message: kept ?? { ...message, link: undefined, incident: undefined },
  };
}

async function nameOf(tx: Tx, userId: UserId): Promise<string | undefined> {
  const [role] = await tx.people.byUser(userId);
  return role?.name ?? (await tx.people.nameOf(userId));
}
