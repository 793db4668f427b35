import type { TeamEffect } from '../../domain/rotation/effect.ts';
import type { TeamKey } from '../../domain/team/responder.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type NewTeamRow, PRIORITY } from '../../ports/outbox.ts';
import type { Tx } from '../../ports/store.ts';

/**
 * Queues what a team's rotation or week asks of the outside, in the caller's transaction.
 *
 * @param subject what the messages are about, such as `swap/7f3…`: its messages can be settled together later.
 * @param occasion makes these effects different from the same ones at another time; the same again is queued once.
 */
export async function enqueueTeamEffects(
  tx: Tx,
  team: TeamKey,
  subject: string,
  occasion: string,
  effects: readonly TeamEffect[],
  now: Instant,
): Promise<void> {
  const rows = effects.map(
    (effect, index): NewTeamRow => ({
      key: `${teamSubject(team, subject)}/${effect.kind}/${occasion}.${String(index)}`,
      lane: laneOf(effect, team, subject),
      priority: priorityOf(effect),
      team,
      incident: undefined,
      effect,
      dueAt: now,
    }),
  );
  await tx.outbox.enqueue(rows, now);
}

/** Prefix of the keys of a subject's messages. */
export function teamSubject(team: TeamKey, subject: string): string {
  return `team/${team}/${subject}`;
}

/** What is said to one person, or to one channel, keeps its order. */
function laneOf(effect: TeamEffect, team: TeamKey, subject: string): string {
  switch (effect.kind) {
    case 'tell':
      return `tell/${effect.to}`;
    case 'tell-group':
      return `tell/${effect.to.join('+')}`;
    case 'announce':
      return `team/${team}/notices`;
    case 'settle-notices':
    case 'assign-fruit':
      return teamSubject(team, subject);
  }
}

function priorityOf({ kind }: TeamEffect): number {
  if (kind === 'assign-fruit') return PRIORITY.issue;
  return kind === 'settle-notices' ? PRIORITY.card : PRIORITY.notice;
}
