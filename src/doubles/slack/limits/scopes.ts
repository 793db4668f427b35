/** Any one of these scopes opens the method (docs.slack.dev/reference/methods). */
const BY_METHOD: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'users.list': ['users:read'],
  'users.info': ['users:read'],
  'users.getPresence': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  'users.conversations': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.list': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.join': ['channels:join'],
  'conversations.create': ['channels:manage', 'groups:write'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'usergroups.create': ['usergroups:write'],
  'usergroups.update': ['usergroups:write'],
  'usergroups.users.update': ['usergroups:write'],
  'pins.add': ['pins:write'],
  'pins.remove': ['pins:write'],
  'pins.list': ['pins:read'],
  'bookmarks.add': ['bookmarks:write'],
  'bookmarks.edit': ['bookmarks:write'],
  'bookmarks.remove': ['bookmarks:write'],
  'bookmarks.list': ['bookmarks:read'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'team.info': ['team:read'],
};

/** Methods whose scope depends on what kind of conversation they are called for. */
const BY_CONVERSATION: Readonly<
  Record<string, Readonly<Record<'channel' | 'private' | 'im' | 'mpim', readonly string[]>>>
> = {
  'conversations.history': suffixed('history'),
  'conversations.replies': suffixed('history'),
  'conversations.info': suffixed('read'),
  'conversations.members': suffixed('read'),
  'conversations.open': {
    channel: [],
    private: [],
    im: ['im:write'],
    mpim: ['mpim:write'],
  },
  'conversations.setTopic': {
    channel: ['channels:manage', 'channels:write.topic'],
    private: ['groups:write', 'groups:write.topic'],
    im: ['im:write', 'im:write.topic'],
    mpim: ['mpim:write', 'mpim:write.topic'],
  },
  'conversations.invite': {
    channel: ['channels:manage', 'channels:write.invites'],
    private: ['groups:write', 'groups:write.invites'],
    im: [],
    mpim: [],
  },
};

export type ConversationKind = 'channel' | 'private' | 'im' | 'mpim';

/** The scopes of which one is needed; none is needed if empty. */
export function scopesFor(method: string, kind: ConversationKind | undefined): readonly string[] {
  const byKind = BY_CONVERSATION[method];
  if (byKind !== undefined) return kind === undefined ? [] : byKind[kind];
  return BY_METHOD[method] ?? [];
}

function suffixed(
  suffix: 'read' | 'history',
): Readonly<Record<ConversationKind, readonly string[]>> {
  return {
    channel: [`channels:${suffix}`],
    private: [`groups:${suffix}`],
    im: [`im:${suffix}`],
    mpim: [`mpim:${suffix}`],
  };
}
