import type { ShowDuty } from '../../../domain/rotation/effect.ts';
import type { TeamKey, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { type Teams, teamOf } from '../../../features/context.ts';
import type { Outcome } from '../../../ports/outbox.ts';
import type { Store } from '../../../ports/store.ts';
import type { Channels } from '../carrier/channels.ts';
import { outcomeOf } from '../carrier/outcome.ts';
import type { SlackClients } from '../connection/clients.ts';
import { topicWithDuty } from './channel-topic.ts';
import { findUserGroup } from './find-user-group.ts';

/** What would make everything else wait concerns only this here: the bot has its other rights all the same. */
const OF_THE_SIGN: ReadonlySet<string> = new Set(['missing_scope', 'team_access_not_granted']);

const RETRY_MS = 1_000;

const DONE: Outcome = { kind: 'sent', place: undefined };
const refused = (why: string): Outcome => ({ kind: 'refused', why });

/**
 * Brings a team's user group, or its channel's topic, up to date. It looks first and writes only what differs, so that
 * doing it again does nothing: an attempt whose outcome is unknown is simply made again, and nobody sees it twice.
 */
export function createDutySigns(tools: {
  readonly store: Store;
  readonly teams: Teams;
  readonly clients: SlackClients;
  readonly channels: Channels;
}): (team: TeamKey, effect: ShowDuty) => Promise<Outcome> {
  const { store, teams, clients, channels } = tools;

  const showInGroup = async (team: Team, { primary, backup }: ShowDuty): Promise<Outcome> => {
    const { userGroup } = team.signs ?? {};
    if (userGroup === undefined) return { kind: 'withdrawn' };
    const group = await findUserGroup(clients.reads, userGroup);
    if (group === undefined) return refused('no_such_subteam');
    if (group.isDisabled) return refused('disabled');
    const users = new Set([primary, backup].filter((id) => id !== undefined));
    const { members } = group;
    const isSame = users.size === members.size && [...users].every((user) => members.has(user));
    // A group is never emptied: Slack would refuse it, and whoever calls it would reach nobody.
    if (users.size > 0 && !isSame) {
      const all = [...users].join(',');
      await clients.posts.usergroups.users.update({ usergroup: group.id, users: all });
    }
    return DONE;
  };

  const showInTopic = async (team: Team, { primary, backup }: ShowDuty): Promise<Outcome> => {
    if (team.signs?.topic !== true) return { kind: 'withdrawn' };
    const roster = await store.transaction(async (tx) => await tx.people.ofTeam(team.key));
    const nameOf = (userId: UserId | undefined): string | undefined =>
      roster.find((person) => person.userId === userId)?.name;
    const to = { kind: 'channel', name: team.channels.incidents, threadTs: undefined } as const;
    const channel = await channels.idOf(to, clients.reads);
    const info = await clients.reads.conversations.info({ channel });
    const before = info.channel?.topic?.value ?? '';
    const topic = topicWithDuty(before, { primary: nameOf(primary), backup: nameOf(backup) });
    if (topic === undefined) return refused('no_room');
    if (topic !== before) await clients.posts.conversations.setTopic({ channel, topic });
    return DONE;
  };

  return async (key, effect) => {
    const team = teamOf(teams, key);
    try {
      return await (effect.sign === 'group' ? showInGroup : showInTopic)(team, effect);
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.kind === 'unknown') return { ...outcome, kind: 'wait', retryAfterMs: RETRY_MS };
      return outcome.kind === 'wait' && OF_THE_SIGN.has(outcome.why)
        ? refused(outcome.why)
        : outcome;
    }
  };
}
