import type { TeamEffect } from '../../domain/rotation/effect.ts';
import type { TeamKey, UserId } from '../../domain/team/responder.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type NewTeamRow, PRIORITY } from '../../ports/outbox.ts';
import type { Tx } from '../../ports/store.ts';

const PRIORITIES: Readonly<Record<TeamEffect['kind'], number>> = {
  tell: PRIORITY.notice,
  'tell-group': PRIORITY.notice,
  announce: PRIORITY.notice,
  'settle-notices': PRIORITY.card,
  'show-duty': PRIORITY.card,
  'check-reach': PRIORITY.line,
  illustrate: PRIORITY.line,
  'find-times': PRIORITY.line,
  'answer-way': PRIORITY.notice,
  'test-way': PRIORITY.notice,
  home: PRIORITY.line,
  'assign-fruit': PRIORITY.issue,
  'customer-mail': PRIORITY.line,
};

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
      priority: PRIORITIES[effect.kind],
      team,
      incident: undefined,
      effect,
      dueAt: now,
    }),
  );
  await tx.outbox.enqueue(rows, now);
}

/** One Home tab is published by one row at a time. */
export const homeLane = (userId: UserId): string => `home/${userId}`;

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
    case 'answer-way':
    case 'test-way':
      return `way/${effect.way}`;
    case 'check-reach':
      return `reach/${effect.person}`;
    case 'home':
      return homeLane(effect.of);
    case 'settle-notices':
    case 'show-duty':
    case 'illustrate':
    case 'assign-fruit':
    case 'customer-mail':
      return teamSubject(team, subject);
    case 'find-times':
      // One at a time: calendars that hang must not take up the calls that pages need.
      return 'find-times';
  }
}
