import type { AppsManifestCreateArguments } from '@slack/web-api';

type Manifest = AppsManifestCreateArguments['manifest'];
type Scopes = NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>;
type Events = NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>;

/**
 * Bot scopes that Hotline may ask for, now or when the feature comes that needs them; Slack's own client knows each
 * (a name that it does not know does not compile).
 */
export const BOT_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'channels:write.topic',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write.topic',
  'im:history',
  'im:write',
  'mpim:history',
  'mpim:write',
  'usergroups:read',
  'usergroups:write',
  'users:read',
  'users:read.email',
] as const satisfies NonNullable<Scopes['bot']>;

/** Events that Hotline may subscribe to, with the scope that each needs (none for some). */
export const BOT_EVENTS: ReadonlyMap<string, string | undefined> = new Map(
  Object.entries({
    app_home_opened: undefined,
    app_mention: 'app_mentions:read',
    channel_archive: 'channels:read',
    channel_rename: 'channels:read',
    group_archive: 'groups:read',
    group_rename: 'groups:read',
    member_joined_channel: 'channels:read',
    'message.channels': 'channels:history',
    'message.groups': 'groups:history',
    'message.im': 'im:history',
    team_join: 'users:read',
    tokens_revoked: undefined,
    user_change: 'users:read',
  } as const satisfies Partial<
    Record<NonNullable<Events['bot_events']>[number], (typeof BOT_SCOPES)[number] | undefined>
  >),
);

/** Web API methods that Hotline may call, with every scope that each needs for the places in which it works. */
export const METHOD_SCOPES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'auth.test': [],
    'chat.getPermalink': [],
    'chat.postEphemeral': ['chat:write'],
    'chat.postMessage': ['chat:write'],
    'chat.update': ['chat:write'],
    'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
    'conversations.info': ['channels:read', 'groups:read'],
    'conversations.list': ['channels:read', 'groups:read'],
    'conversations.members': ['channels:read', 'groups:read'],
    'conversations.open': ['im:write', 'mpim:write'],
    'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
    'conversations.setTopic': ['channels:write.topic', 'groups:write.topic'],
    'files.completeUploadExternal': ['files:write'],
    'files.getUploadURLExternal': ['files:write'],
    'usergroups.list': ['usergroups:read'],
    'usergroups.users.update': ['usergroups:write'],
    'users.info': ['users:read'],
    'views.open': [],
    'views.publish': [],
    'views.push': [],
    'views.update': [],
  } as const satisfies Readonly<Record<string, readonly (typeof BOT_SCOPES)[number][]>>),
);
