import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { teamSubject } from '../../../features/rotation/enqueue-team-effects.ts';
import type { ClaimedTeamRow } from '../../../ports/outbox.ts';
import type { Tx } from '../../../ports/store.ts';
import type { NamesOfPeople } from '../views/cover-notices.ts';
import { teamNotice } from '../views/team-notices.ts';
import { fillNotice } from './fill-notice.ts';
import type { SlackCall } from './message-of.ts';

/** Turns what a team's rotation or week asks of Slack into a call. */
export async function teamCallFor(
  tx: Tx,
  team: Team,
  row: ClaimedTeamRow,
  now: Instant,
): Promise<SlackCall> {
  const { effect } = row;
  if (effect.kind === 'show-duty' || effect.kind === 'check-reach') return { kind: 'nothing' };
  // Not Slack's to carry, or no message of its own.
  if (effect.kind === 'find-times' || effect.kind === 'illustrate') return { kind: 'nothing' };
  if (effect.kind === 'answer-way' || effect.kind === 'test-way') return { kind: 'nothing' };
  if (effect.kind === 'home') return { kind: 'home', userId: effect.of };
  // Other carriers have them.
  if (effect.kind === 'assign-fruit' || effect.kind === 'customer-mail') return { kind: 'nothing' };
  const roster = await tx.people.ofTeam(team.key);
  const names: NamesOfPeople = (userId) =>
    roster.find((r) => r.userId === userId)?.name ?? 'someone';
  const notice = await fillNotice(tx, team, effect.notice, now);
  if (notice === undefined) return { kind: 'nothing' };
  const message = teamNotice(notice, team, names);
  switch (effect.kind) {
    case 'tell':
      return { kind: 'post', to: { kind: 'person', userId: effect.to }, message };
    case 'tell-group':
      return { kind: 'post', to: { kind: 'group', userIds: effect.to }, message };
    case 'announce': {
      const name = team.channels[effect.place ?? 'notices'];
      const to = { kind: 'channel', name, threadTs: undefined } as const;
      return { kind: 'post', to, message };
    }
    case 'settle-notices': {
      const places = await tx.messages.under(`${teamSubject(team.key, effect.subject)}/`);
      return places.length === 0
        ? { kind: 'nothing' }
        : { kind: 'edit', places, message, otherwise: undefined };
    }
  }
}
