import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Tx } from '../../ports/store.ts';
import type { Teams } from '../context.ts';

/** Where somebody asks, and what they may have said about the team that they mean. */
export interface Asking {
  readonly userId: UserId;
  /** Id of the channel in which they ask; undefined in App Home and the like. */
  readonly channelId: string | undefined;
  readonly channelName: string | undefined;
}

/** The team that somebody means: the channel's, else their own, else the only one there is. */
export async function findTeam(
  tx: Tx,
  teams: Teams,
  asking: Asking,
): Promise<{ readonly ok: true; readonly team: Team } | Refusal> {
  const all = [...teams.values()];
  const only = all.length === 1 ? all[0] : undefined;
  if (only) return { ok: true, team: only };
  for (const team of all) {
    for (const name of [team.channels.incidents, team.channels.notices]) {
      const id = await tx.messages.channelId(name);
      if (
        asking.channelId !== undefined &&
        (asking.channelId === id || asking.channelId === name)
      ) {
        return { ok: true, team };
      }
    }
  }
  const roles = await tx.people.byUser(asking.userId);
  const own = all.filter((team) => roles.some((r) => r.team === team.key && r.active));
  const [mine] = own;
  if (mine && own.length === 1) return { ok: true, team: mine };
  const channels = (own.length > 0 ? own : all)
    .map((team) => `#${team.channels.incidents} (${team.name})`)
    .join(', ');
  return refuse(
    'unknown-team',
    `Hotline serves several teams here. Ask in the channel of the one you mean: ${channels}.`,
  );
}
