import { type ExpertAsk, REMINDED_BEFORE_MS, waitsForAnswer } from '../../domain/experts/ask.ts';
import type { TeamEffect } from '../../domain/rotation/effect.ts';
import type { ExpertNotice } from '../../domain/rotation/notice.ts';
import type { TeamTimerKind } from '../../domain/rotation/timer.ts';
import type { TeamKey } from '../../domain/team/responder.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

/** The messages that ask: they are edited once the expert has answered. */
export const askSubject = (ask: string): string => `expert-ask/${ask}`;

/** The messages that say when the two talk: they are edited when it is called off. */
export const meetingSubject = (ask: string): string => `expert-meeting/${ask}`;

type Ended = ExpertAsk & { readonly state: 'agreed' | 'declined' | 'withdrawn' };

/**
 * Writes what became of an ask: the messages that stand are edited, who waits is told once, and the timers follow. Its
 * incident's log and thread are the caller's.
 *
 * @param before as it stood.
 */
export async function endAsk(tx: Tx, before: ExpertAsk, ask: Ended, now: Instant): Promise<void> {
  await tx.expertAsks.put(ask);
  const { id, team } = ask;
  for (const kind of ['ask-unanswered', 'ask-reminder'] as const) {
    await tx.timers.remove(askTimer(team, { kind, ask: id }, now));
  }
  const remindAt = (ask.meetsAt ?? 0) - REMINDED_BEFORE_MS;
  if (ask.state === 'agreed' && remindAt > now) {
    await tx.timers.arm(team, askTimer(team, { kind: 'ask-reminder', ask: id }, remindAt));
  }
  const subject = waitsForAnswer(before) ? askSubject(id) : meetingSubject(id);
  const notice = { about: 'expert-ask', ask: id, reader: 'both', as: ask.state } as const;
  const edit: TeamEffect = { kind: 'settle-notices', subject, notice };
  await enqueueTeamEffects(tx, team, subject, ask.state, [edit], now);
  const owner = (await tx.people.get(ask.forId))?.userId;
  const expert = (await tx.people.get(ask.toId))?.userId;
  const tell = (reader: 'owner' | 'expert'): readonly TeamEffect[] => {
    const to = reader === 'owner' ? owner : expert;
    return to === undefined ? [] : [{ kind: 'tell', to, notice: { ...notice, reader } }];
  };
  const tells = toldAnew(before, ask, owner).flatMap(tell);
  const told = ask.state === 'agreed' ? meetingSubject(id) : `expert-settled/${id}`;
  await enqueueTeamEffects(tx, team, told, ask.state, tells, now);
}

/** An edit wakes nobody: who has to know gets a message of their own. */
function toldAnew(
  before: ExpertAsk,
  { state, settled }: Ended,
  owner: string | undefined,
): ReadonlyArray<Exclude<ExpertNotice['reader'], 'both'>> {
  switch (state) {
    case 'agreed':
      return ['owner', 'expert'];
    case 'declined':
      return ['owner'];
    case 'withdrawn': {
      // Somebody called off what the owner waits for. Whatever else ends it is the owner's own doing, or tells them itself.
      const isOthers = settled?.why === 'called-off' && settled.by?.userId !== owner;
      const who = isOthers ? (['owner'] as const) : [];
      // Nothing has reached the expert while times were looked for.
      return before.state === 'seeking' ? who : ['expert', ...who];
    }
  }
}

/** A timer of an ask. Its name does not depend on when it is due. */
export function askTimer(
  team: TeamKey,
  what: Extract<TeamTimerKind, { ask: string }>,
  dueAt: Instant,
) {
  return { incident: undefined, team, dueAt, what } as const;
}
