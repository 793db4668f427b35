import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import type { WorkspaceUser } from '../slack-double.ts';
import type { Json } from '../wire.ts';
import { list, type Method, optionalText, text } from './arguments.ts';
import { paged } from './conversations.ts';

export const PEOPLE_METHODS: Readonly<Record<string, Method>> = {
  'auth.test': (_args, { workspace }) => ({
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.name,
    team_id: workspace.teamId,
    user: workspace.bot.name,
    user_id: workspace.bot.userId,
    bot_id: workspace.bot.botId,
    is_enterprise_install: false,
  }),

  'team.info': (_args, { workspace }) => ({
    team: { id: workspace.teamId, name: workspace.name, domain: workspace.domain },
  }),

  'bots.info': (_args, { workspace }) => ({
    bot: {
      id: workspace.bot.botId,
      name: workspace.bot.name,
      app_id: workspace.bot.appId,
      user_id: workspace.bot.userId,
      deleted: false,
    },
  }),

  'users.list': (args, context) =>
    paged(args, [botAsUser(context), ...context.workspace.users()], 'members', (user) =>
      apiUser(context, user),
    ),

  'users.info': (args, context) => ({ user: apiUser(context, knownUser(args, context)) }),

  'users.lookupByEmail': (args, context) => {
    const email = text(args, 'email').toLowerCase();
    const user = context.workspace
      .users()
      .find((one) => one.email?.toLowerCase() === email && one.deleted !== true);
    if (user === undefined) throw new Refusal('users_not_found');
    return { user: apiUser(context, user) };
  },

  'users.getPresence': (args, context) => {
    const user = knownUser(args, context);
    return { presence: user.deleted === true ? 'away' : 'active' };
  },

  'emoji.list': () => ({ emoji: {} }),
  'api.test': (args) => ({ args }),
};

export function apiUser(context: Context, user: WorkspaceUser): Json {
  const { workspace } = context;
  const isBot = user.id === workspace.bot.userId;
  const hasEmail = context.scopes === undefined || context.scopes.includes('users:read.email');
  const zone = user.zone ?? 'UTC';
  return {
    id: user.id,
    team_id: workspace.teamId,
    name: user.name,
    deleted: user.deleted === true,
    is_bot: isBot,
    is_app_user: false,
    updated: Math.floor(context.now() / 1000),
    profile: {
      real_name: user.realName,
      display_name: user.name,
      team: workspace.teamId,
      ...(user.email === undefined || !hasEmail ? {} : { email: user.email }),
      ...(isBot ? { bot_id: workspace.bot.botId, api_app_id: workspace.bot.appId } : {}),
    },
    // Slack leaves these out for people who are gone: code that reads them unasked breaks there.
    ...(user.deleted === true
      ? {}
      : {
          real_name: user.realName,
          tz: zone,
          tz_label: zone,
          tz_offset: offsetSeconds(zone, context.now()),
          is_admin: false,
          is_owner: false,
          is_restricted: user.restricted === true,
          is_ultra_restricted: false,
          ...(user.stranger === true ? { is_stranger: true } : {}),
        }),
  };
}

function knownUser(args: Json, context: Context): WorkspaceUser {
  const id = optionalText(args, 'user') ?? list(args, 'users')[0] ?? '';
  const user =
    id === context.workspace.bot.userId ? botAsUser(context) : context.workspace.user(id);
  if (user === undefined) throw new Refusal('user_not_found');
  return user;
}

function botAsUser(context: Context): WorkspaceUser {
  const { bot } = context.workspace;
  return { id: bot.userId, name: bot.name, realName: bot.name };
}

function offsetSeconds(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}
