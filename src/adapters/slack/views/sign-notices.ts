import type { SignNotice } from '../../../domain/rotation/notice.ts';
import type { Team } from '../../../domain/team/team.ts';
import { context, type Message, section } from './blocks.ts';
import { safeLine } from './text.ts';

type Reason = readonly [why: string, remedy: string];

const PAID: Reason = [
  'user groups come with Slack’s paid plans',
  'Take `user_group` out of `hotline.yml`, unless the workspace is to be upgraded.',
];

const PEOPLE: Reason = [
  'Slack takes neither guests nor deactivated accounts into one',
  'Whoever is on duty needs a full account. The next change of duty is tried by itself.',
];

/** What Slack's words mean (docs.slack.dev/reference/methods: usergroups.users.update, usergroups.list). */
const GROUP: Readonly<Record<string, Reason>> = {
  permission_denied: [
    'Slack lets only some people change user groups here, and no app',
    'Let everybody change them (Workspace settings, Permissions, User Groups), or take `user_group` out of `hotline.yml`.',
  ],
  plan_upgrade_required: PAID,
  paid_teams_only: PAID,
  no_such_subteam: [
    'there is no such group',
    'Correct `user_group` in `hotline.yml`, or make the group in Slack (People, User groups).',
  ],
  disabled: [
    'the group is disabled',
    'Enable it in Slack (People, User groups), or name another in `hotline.yml`.',
  ],
  invalid_users: PEOPLE,
  invalid_user: PEOPLE,
  failed_for_some_users: PEOPLE,
  single_channel_guests_cannot_be_added: PEOPLE,
};

const RESTRICTED: Reason = [
  'Slack lets only some people change topics here',
  'Let members change it (the channel’s or the workspace’s settings), or set `topic: false` in `hotline.yml`.',
];

const TOPIC: Readonly<Record<string, Reason>> = {
  no_room: [
    'what people wrote there leaves no room: a topic has at most 250 characters',
    'Shorten it by a line, or set `topic: false` in `hotline.yml`.',
  ],
  user_is_restricted: RESTRICTED,
  restricted_action: RESTRICTED,
  no_permission: RESTRICTED,
  not_allowed: RESTRICTED,
};

/** To an admin, once: a place in Slack cannot be kept up to date, and what says who is on duty instead. */
export function signNotice({ sign, why }: SignNotice, team: Team): Message {
  const teamName = safeLine(team.name);
  const group = safeLine(team.signs?.userGroup ?? '');
  const place =
    sign === 'group'
      ? `${teamName}’s user group ${group}`
      : `the topic of ${teamName}’s channel ${safeLine(team.channels.incidents)}`;
  const [reason, remedy] = (sign === 'group' ? GROUP : TOPIC)[why] ?? [
    `Slack says “${safeLine(why)}”`,
    '`hotline doctor` looks at what the bot may do.',
  ];
  const text = `I cannot keep ${place} in step with who is on duty: ${reason}.`;
  const instead =
    sign === 'group' && team.signs?.topic === true
      ? 'the channel’s topic and `/oncall` say'
      : '`/oncall` says';
  return {
    text,
    blocks: [
      section(text),
      context(
        `${remedy} Until then it stays as it is; ${instead} who is on duty. I try again each week, and whenever I am started.`,
      ),
    ],
  };
}
