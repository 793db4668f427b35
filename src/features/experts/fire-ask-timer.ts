import { MEETING_MINUTES } from '../../domain/experts/ask.ts';
import type { TeamTimerKind } from '../../domain/rotation/timer.ts';
import type { Team } from '../../domain/team/team.ts';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';
import { askSubject } from './end-ask.ts';
import { tellThread } from './tell-thread.ts';

/** What a timer of an ask does: the owner learns once that nobody answered, or both that they are about to talk. */
export async function fireAskTimer(
  tx: Tx,
  team: Team,
  what: Extract<TeamTimerKind, { ask: string }>,
  now: Instant,
): Promise<void> {
  const ask = await tx.expertAsks.get(what.ask);
  const incident = ask && (await tx.incidents.get(ask.incident));
  if (ask === undefined || incident === undefined) return;
  const owner = await tx.people.get(ask.forId);
  const expert = await tx.people.get(ask.toId);
  if (owner === undefined || expert === undefined) return;
  if (what.kind === 'ask-unanswered') {
    if (ask.state !== 'asked' || ask.isOverdue) return;
    await tx.expertAsks.put({ ...ask, isOverdue: true });
    const silent = { userId: expert.userId, name: expert.name };
    await tellThread(
      tx,
      team,
      incident,
      { type: 'expert-silent', ask: ask.id, expert: silent },
      now,
    );
    const notice = { about: 'expert-ask', ask: ask.id, reader: 'owner', as: 'asked' } as const;
    const tell = { kind: 'tell', to: owner.userId, notice } as const;
    await enqueueTeamEffects(tx, team.key, askSubject(ask.id), 'overdue', [tell], now);
    return;
  }
  const { state, meetsAt } = ask;
  // After it, a reminder only puzzles.
  const isOver = meetsAt === undefined || now >= meetsAt + MEETING_MINUTES * MINUTE_MS;
  if (state !== 'agreed' || isOver) return;
  const notice = { about: 'expert-meets', ask: ask.id } as const;
  await enqueueTeamEffects(
    tx,
    team.key,
    `expert-meets/${ask.id}`,
    'soon',
    [
      { kind: 'tell', to: owner.userId, notice: { ...notice, reader: 'owner' } },
      { kind: 'tell', to: expert.userId, notice: { ...notice, reader: 'expert' } },
    ],
    now,
  );
}
