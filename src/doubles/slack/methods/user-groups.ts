import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { record } from '../show.ts';
import type { UserGroup } from '../state/workspace-extras.ts';
import type { Json } from '../wire.ts';
import { flag, list, type Method, optionalText, text } from './arguments.ts';

export const USER_GROUP_METHODS: Readonly<Record<string, Method>> = {
  'usergroups.list': (args, context) => ({
    usergroups: [...context.extras.groups.values()]
      .filter((group) => !group.isDisabled || flag(args, 'include_disabled'))
      .map((group) => apiGroup(context, group, flag(args, 'include_users'))),
  }),

  'usergroups.users.list': (args, context) => ({ users: known(args, context).users }),

  'usergroups.create': (args, context) => {
    const name = text(args, 'name');
    const handle = optionalText(args, 'handle') ?? name.toLowerCase().replaceAll(' ', '-');
    const taken = [...context.extras.groups.values()];
    if (taken.some((group) => group.name === name)) throw new Refusal('name_already_exists');
    if (taken.some((group) => group.handle === handle)) throw new Refusal('handle_already_exists');
    const group = keep(context, {
      id: context.extras.nextId('S0'),
      handle,
      name,
      description: optionalText(args, 'description') ?? '',
      users: [],
      isDisabled: false,
    });
    return { usergroup: apiGroup(context, group, false) };
  },

  'usergroups.update': (args, context) => {
    const group = known(args, context);
    const changed = keep(context, {
      ...group,
      name: optionalText(args, 'name') ?? group.name,
      handle: optionalText(args, 'handle') ?? group.handle,
      description: optionalText(args, 'description') ?? group.description,
    });
    return { usergroup: apiGroup(context, changed, false) };
  },

  'usergroups.users.update': (args, context) => {
    const users = list(args, 'users');
    // Slack has no empty groups: one must be disabled instead.
    if (users.length === 0) throw new Refusal('no_users_provided');
    for (const id of users) {
      const user = context.workspace.user(id);
      // Nor does it take guests, or apps.
      const isFull = user !== undefined && user.deleted !== true && user.restricted !== true;
      if (!isFull) throw new Refusal('invalid_users');
    }
    const group = keep(context, { ...known(args, context), users: [...new Set(users)] });
    return { usergroup: apiGroup(context, group, true) };
  },
};

function known(args: Json, context: Context): UserGroup {
  const group = context.extras.groups.get(text(args, 'usergroup'));
  if (group === undefined) throw new Refusal('no_such_subteam');
  return group;
}

function keep(context: Context, group: UserGroup): UserGroup {
  context.extras.groups.set(group.id, group);
  const members = group.users.map((id) => `<@${id}>`).join(', ');
  context.announce({ kind: 'groups' });
  record(context, { kind: 'user_group', text: `@${group.handle}: ${members}` });
  return group;
}

function apiGroup(context: Context, group: UserGroup, withUsers: boolean): Json {
  return {
    id: group.id,
    team_id: context.workspace.teamId,
    is_usergroup: true,
    name: group.name,
    handle: group.handle,
    description: group.description,
    date_delete: group.isDisabled ? 1 : 0,
    user_count: group.users.length,
    ...(withUsers ? { users: group.users } : {}),
  };
}
