import { Refusal } from '../refusal.ts';
import type { SlackDoubleOptions, WorkspaceUser } from '../slack-double.ts';

export interface Conversation {
  readonly id: string;
  readonly kind: 'channel' | 'private' | 'im' | 'mpim';
  name: string;
  members: string[];
  topic: string;
  isArchived: boolean;
  readonly createdAt: number;
}

export interface Bot {
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
  readonly token: string;
  readonly appToken: string;
}

/** The people and conversations of one workspace. */
export class Workspace {
  readonly teamId = 'T0HOTLINE';
  readonly name: string;
  readonly domain: string;
  readonly bot: Bot;
  readonly #users = new Map<string, WorkspaceUser>();
  readonly #conversations = new Map<string, Conversation>();
  readonly #now: () => number;

  constructor(options: SlackDoubleOptions['workspace'], now: () => number) {
    this.#now = now;
    this.name = options.name;
    this.domain = options.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    this.bot = {
      userId: 'U0BOT',
      botId: 'B0BOT',
      appId: 'A0APP',
      name: options.botName ?? 'hotline',
      token: 'xoxb-double-bot-token',
      appToken: 'xapp-double-app-token',
    };
    for (const user of options.users) this.#users.set(user.id, user);
    for (const channel of options.channels) {
      const id = channel.id ?? this.#channelIdFor(channel.name);
      const members = channel.members ?? options.users.map((user) => user.id);
      this.#conversations.set(id, {
        id,
        kind: channel.private === true ? 'private' : 'channel',
        name: channel.name.replace(/^#/, ''),
        members: [
          ...new Set(channel.withoutBot === true ? members : [...members, this.bot.userId]),
        ],
        topic: channel.topic ?? '',
        isArchived: channel.archived ?? false,
        createdAt: now(),
      });
    }
  }

  users(): readonly WorkspaceUser[] {
    return [...this.#users.values()];
  }

  user(id: string): WorkspaceUser | undefined {
    return this.#users.get(id);
  }

  setUser(id: string, change: Partial<Omit<WorkspaceUser, 'id'>>): WorkspaceUser {
    const user = this.#users.get(id);
    if (user === undefined) throw new Error(`There is no user ${id}`);
    const changed = { ...user, ...change, id };
    this.#users.set(id, changed);
    return changed;
  }

  conversations(): readonly Conversation[] {
    return [...this.#conversations.values()];
  }

  /** By id, by name with or without #, or by user id for a direct message. Does not open one. */
  find(reference: string): Conversation | undefined {
    const byId = this.#conversations.get(reference) ?? this.#conversations.get(imIdOf(reference));
    if (byId !== undefined) return byId;
    const name = reference.replace(/^#/, '');
    return this.conversations().find((one) => one.name === name && one.kind !== 'im');
  }

  /** As `find`, opening the direct message of a user id: Slack takes those as channels too. */
  resolve(reference: string): Conversation {
    const known = this.find(reference);
    if (known !== undefined) return known;
    if (this.#users.has(reference)) return this.openIm(reference);
    throw new Refusal('channel_not_found');
  }

  openIm(user: string): Conversation {
    return this.#open({
      id: imIdOf(user),
      kind: 'im',
      name: user,
      members: [user, this.bot.userId],
    });
  }

  openMpim(users: readonly string[]): Conversation {
    const sorted = [...new Set(users)].toSorted();
    const names = sorted.map((id) => this.#users.get(id)?.name ?? id);
    return this.#open({
      id: `G0${sorted.map((id) => id.replace(/^[UW]/, '')).join('0')}`,
      kind: 'mpim',
      name: `mpdm-${names.join('--')}-1`,
      members: [...sorted, this.bot.userId],
    });
  }

  create(name: string, isPrivate: boolean): Conversation {
    if (this.find(name) !== undefined) throw new Refusal('name_taken');
    if (!/^[a-z0-9_-]{1,80}$/.test(name)) throw new Refusal('invalid_name_specials');
    return this.#open({
      id: this.#channelIdFor(name),
      kind: isPrivate ? 'private' : 'channel',
      name,
      members: [this.bot.userId],
    });
  }

  /** Puts back a conversation that an earlier run of the double had opened. */
  restore(id: string, name: string, to: string | undefined): void {
    if (this.#conversations.has(id)) return;
    const kind = id.startsWith('G') ? 'mpim' : 'channel';
    if (to !== undefined) this.openIm(to);
    else this.#open({ id, kind, name, members: [this.bot.userId] });
  }

  /** The one person on the other side of a direct message. */
  counterpart(conversation: Conversation): string | undefined {
    if (conversation.kind !== 'im') return undefined;
    return conversation.members.find((id) => id !== this.bot.userId);
  }

  isBotIn(conversation: Conversation): boolean {
    return conversation.members.includes(this.bot.userId);
  }

  #open(made: Pick<Conversation, 'id' | 'kind' | 'name' | 'members'>): Conversation {
    const known = this.#conversations.get(made.id);
    if (known !== undefined) {
      known.members = [...new Set([...known.members, ...made.members])];
      return known;
    }
    const opened = { ...made, topic: '', isArchived: false, createdAt: this.#now() };
    this.#conversations.set(made.id, opened);
    return opened;
  }

  /** From the name, so that two runs with the same workspace have the same ids. */
  #channelIdFor(name: string): string {
    return `C0${name.toUpperCase().replace(/[^A-Z0-9]/g, '')}`;
  }
}

function imIdOf(user: string): string {
  return `D0${user.replace(/^[UW]/, '')}`;
}
