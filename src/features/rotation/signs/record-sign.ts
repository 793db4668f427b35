import type { ShowDuty, TeamEffect } from '../../../domain/rotation/effect.ts';
import { refuseSign } from '../../../domain/rotation/signs/duty-sign.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Outcome } from '../../../ports/outbox.ts';
import type { Tx } from '../../../ports/store.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';

/** What the admins learn by another notice, at the bot's start or with the next message to that channel. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'is_archived',
]);

/** What became of bringing a sign up to date. Of a refusal the admins hear once, not at every change. */
export async function recordSign(
  tx: Tx,
  team: Team,
  effect: ShowDuty,
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const sign = await tx.dutySigns.get(team.key, effect.sign);
  if (sign === undefined || sign.revision !== effect.revision) return;
  if (outcome.kind === 'sent' && sign.refused !== undefined) {
    await tx.dutySigns.put({ ...sign, refused: undefined });
  }
  if (outcome.kind !== 'refused') return;
  const { why } = outcome;
  const refused = refuseSign(sign, why, now);
  await tx.dutySigns.put(refused.sign);
  if (!refused.isNews || SAID_ELSEWHERE.has(why)) return;
  const notice = { about: 'sign-refused', sign: sign.kind, why } as const;
  const effects = team.admins.map((to): TeamEffect => ({ kind: 'tell', to, notice }));
  await enqueueTeamEffects(tx, team.key, `sign/${sign.kind}`, String(now), effects, now);
}
