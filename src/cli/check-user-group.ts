import type { WebClient } from '@slack/web-api';
import { outcomeOf } from '../adapters/slack/carrier/outcome.ts';
import { findUserGroup } from '../adapters/slack/signs/find-user-group.ts';

/** How a team's user group was found, and how to mend what is wrong with it. */
export interface UserGroupFinding {
  readonly state: 'good' | 'warning' | 'bad';
  readonly detail: string;
}

const UNPAID =
  'user groups come with Slack’s paid plans: the channel’s topic stands in; take on_duty.user_group out of hotline.yml';

const REMEDIES: Readonly<Record<string, UserGroupFinding>> = {
  missing_scope: {
    state: 'bad',
    detail: 'the token lacks usergroups:read: update the app from manifest.yml and reinstall it',
  },
  plan_upgrade_required: { state: 'warning', detail: UNPAID },
  paid_teams_only: { state: 'warning', detail: UNPAID },
};

/** Looks at the user group that follows who is on duty. Whether the bot may change it shows only when it does. */
export async function checkUserGroup(client: WebClient, name: string): Promise<UserGroupFinding> {
  try {
    const group = await findUserGroup(client, name);
    if (group === undefined) {
      return {
        state: 'bad',
        detail: 'there is no such user group: make it in Slack, or correct on_duty.user_group',
      };
    }
    if (group.isDisabled) {
      return { state: 'bad', detail: 'the user group is disabled: enable it, or name another' };
    }
    return {
      state: 'good',
      detail:
        'found; Workspace settings, Permissions, User Groups must let everybody change groups, or Slack refuses the bot',
    };
  } catch (error) {
    const outcome = outcomeOf(error);
    const why = 'why' in outcome ? outcome.why : 'failed';
    return REMEDIES[why] ?? { state: 'bad', detail: `${why}: the user group cannot be read` };
  }
}
