import type { TeamEffect } from '../../../domain/rotation/effect.ts';
import { decideSign, type SignKind } from '../../../domain/rotation/signs/duty-sign.ts';
import { nextDutyChange } from '../../../domain/rotation/signs/next-change.ts';
import type { TeamKey } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../../context.ts';
import { dutyAt } from '../../duty/duty-at.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';

/**
 * Somebody else may be on duty from `at` on: it is looked at then, once, however often it was said. To be called with now
 * in every transaction that changes who is on duty.
 */
export async function dutyMayHaveChanged(tx: Tx, team: TeamKey, at: Instant): Promise<void> {
  const what = { kind: 'duty-shows' } as const;
  await tx.timers.arm(team, { incident: undefined, team, dueAt: at, what });
}

/**
 * Brings the user group and the channel's topic into agreement with who is on duty now, and arms the timer for when that
 * may change. What was missed meanwhile, however much, is made up for at once.
 *
 * @param isAfresh looks at the signs even where nothing has changed: set when the bot has just been started.
 */
export async function followDuty(
  tx: Tx,
  team: Team,
  now: Instant,
  isAfresh = false,
): Promise<void> {
  const kinds = signsOf(team);
  if (kinds.length === 0) return;
  const { seats, primary, backup } = await dutyAt(tx, team, now);
  const wanted = { primary: primary?.userId, backup: backup?.userId };
  for (const kind of kinds) {
    const before = await tx.dutySigns.get(team.key, kind);
    // A team that is only being set up has nothing to show yet.
    if (before === undefined && primary === undefined && backup === undefined) continue;
    const facts = { team: team.key, kind, wanted, week: seats.week, isAfresh };
    const { sign, isDue } = decideSign(before, facts);
    await tx.dutySigns.put(sign);
    if (!isDue) continue;
    const { revision } = sign;
    const effect: TeamEffect = { kind: 'show-duty', sign: kind, ...wanted, revision };
    await enqueueTeamEffects(tx, team.key, `sign/${kind}`, String(revision), [effect], now);
  }
  await dutyMayHaveChanged(tx, team.key, nextDutyChange(team.calendar, seats, now));
}

/** When the bot starts: whatever happened meanwhile, and whatever Slack refused before, is looked at once more. */
export async function followAllAfresh({ store, clock, teams, wake }: Context): Promise<void> {
  await store.transaction(async (tx) => {
    const now = clock.now();
    for (const team of teams.values()) await followDuty(tx, team, now, true);
  });
  wake();
}

function signsOf({ signs }: Team): readonly SignKind[] {
  if (signs === undefined) return [];
  return [
    ...(signs.userGroup === undefined ? [] : (['group'] as const)),
    ...(signs.topic ? (['topic'] as const) : []),
  ];
}
