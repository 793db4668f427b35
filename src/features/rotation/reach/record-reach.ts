import type { CheckReach, TeamEffect } from '../../../domain/rotation/effect.ts';
import type { ReachNotice } from '../../../domain/rotation/notice.ts';
import {
  canBePaged,
  type ReachFinding,
  type ReachTrouble,
  whomToTell,
} from '../../../domain/rotation/reach.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { dutyAt } from '../../duty/duty-at.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';

/** What follows from a look whether somebody can be paged: nothing where they can. */
export async function recordReach(
  tx: Tx,
  team: Team,
  { person: id, role, week, opensAt, occasion }: CheckReach,
  finding: ReachFinding,
  now: Instant,
): Promise<void> {
  const { [role]: person } = await dutyAt(tx, team, opensAt);
  // Somebody else took the week meanwhile: whether this one can be paged matters no more.
  if (person?.id !== id) return;
  const isLogged = team.issueLog === undefined || person.github !== undefined;
  const troubles: readonly ReachTrouble[] = [
    ...new Set(finding.ways.flatMap((way) => way.troubles)),
    ...(isLogged ? [] : (['no-login'] as const)),
  ];
  if (troubles.length === 0) return;
  const isReachable = canBePaged(finding);
  const about: Omit<ReachNotice, 'reader'> = {
    about: 'unreachable',
    who: person.userId,
    role,
    opensAt,
    troubles,
    isReachable,
  };
  const told = whomToTell(person.userId, isReachable, occasion, [team.lead, ...team.admins]);
  const toOthers: ReachNotice = { ...about, reader: 'other' };
  const effects: readonly TeamEffect[] = [
    ...(told.self
      ? [{ kind: 'tell', to: person.userId, notice: { ...about, reader: 'self' } } as const]
      : []),
    ...told.others.map((to) => ({ kind: 'tell', to, notice: toOthers }) as const),
    ...(told.channel ? [{ kind: 'announce', notice: toOthers } as const] : []),
  ];
  await enqueueTeamEffects(tx, team.key, `reach/${week}/${id}`, occasion, effects, now);
}
