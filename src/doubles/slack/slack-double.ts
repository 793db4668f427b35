import type { Block, Json, MessageMetadata, StoredFile, StoredMessage, View } from './wire.ts';

export interface WorkspaceUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly email?: string;
  readonly zone?: string;
  /** A guest (`is_restricted`). */
  readonly restricted?: boolean;
  /** Of another organisation (`is_stranger`). */
  readonly stranger?: boolean;
  readonly deleted?: boolean;
}

export interface WorkspaceChannel {
  readonly id?: string;
  readonly name: string;
  readonly private?: boolean;
  /** User ids. The bot is a member unless `withoutBot` says no. */
  readonly members?: readonly string[];
  readonly withoutBot?: boolean;
  readonly archived?: boolean;
  readonly topic?: string;
}

export interface WorkspaceGroup {
  readonly id?: string;
  /** Without `@`. */
  readonly handle: string;
  readonly users?: readonly string[];
  readonly disabled?: boolean;
}

/** A shortcut of the app, as its manifest names it. */
export interface AppShortcut {
  readonly type: 'global' | 'message';
  readonly name: string;
  readonly callbackId: string;
}

export interface SlackDoubleOptions {
  readonly workspace: {
    readonly name: string;
    readonly users: readonly WorkspaceUser[];
    readonly channels: readonly WorkspaceChannel[];
    readonly groups?: readonly WorkspaceGroup[];
    readonly botName?: string;
  };
  /** Where a person acts as any user; an ephemeral free port unless given. */
  readonly pagePort?: number;
  readonly gatewayPort?: number;
  /** JSONL file that the ledger is also written to, and reloaded from on start. */
  readonly dataFile?: string;
  /** The app's shortcuts: the page offers them, and no others can be used. Without a list any can, and none is offered. */
  readonly shortcuts?: readonly AppShortcut[];
  /** Scopes of the bot token. Without a list every scope is granted. */
  readonly scopes?: readonly string[];
  /** Deliveries go by signed POST to `url` instead of sockets. */
  readonly http?: { readonly url: string; readonly signingSecret: string };
  /** For everything that bears a date: ledger, message ts, Date header. Signatures and the 3 s of a trigger are real time. */
  readonly now?: () => number;
  /** Zone in which date tokens are written out, IANA name; UTC unless given. */
  readonly zone?: string;
  /** Whether a payload that breaks a limit is refused (default) or only recorded in `violations`. */
  readonly strict?: boolean;
  /** Life of a trigger_id, real time. Slack's 3 s unless given. */
  readonly triggerLifeMs?: number;
  /** How long the bot may take to acknowledge. Slack's 3 s unless given. */
  readonly ackTimeoutMs?: number;
  /** Waits before an event that was not acknowledged is sent again: Slack's 1 s, 1 min, 5 min unless given. */
  readonly eventRetryDelaysMs?: readonly number[];
  /** The local-slack program whose page is shown; the npm package's, or the one on the PATH, unless given. */
  readonly localSlackProgram?: string;
}

export type LedgerKind =
  | 'post'
  | 'update'
  | 'delete'
  | 'ephemeral'
  | 'answer'
  | 'response_url'
  | 'view_open'
  | 'view_push'
  | 'view_update'
  | 'view_close'
  | 'view_errors'
  | 'home'
  | 'topic'
  | 'membership'
  | 'user_group'
  | 'reaction'
  | 'pin'
  | 'bookmark'
  | 'file'
  /** What a person wrote. */
  | 'human'
  /** What Slack tells a person when the bot did not answer. */
  | 'failed';

/** Something a human would have seen. Never changed once written. */
export interface LedgerEntry {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: LedgerKind;
  readonly channel?: string;
  readonly channelName?: string;
  readonly threadTs?: string;
  readonly ts?: string;
  /** The only person who sees it: direct messages, ephemerals, views. */
  readonly to?: string;
  /** Who wrote it, if not the bot. */
  readonly user?: string;
  /** Fallback text: what a notification shows. */
  readonly text: string;
  /** Text of all blocks, dates and names written out; the fallback text where there are no blocks. */
  readonly rendered: string;
  readonly blocks?: readonly Block[];
  /** `seq` of the entry that first showed the message or view that this one changes. */
  readonly editOf?: number;
  readonly metadata?: MessageMetadata;
  /** Files that were uploaded with it; what is in them is at `apiUrl`'s origin, `/files/ID`. */
  readonly files?: readonly StoredFile[];
  /** `seq` of an earlier post with the same metadata in the same place: a repeat. */
  readonly duplicateOf?: number;
  /** Taken by Slack, but nobody is there to see it: a direct message to a deactivated account. */
  readonly unseen?: boolean;
}

interface FaultTarget {
  /** Method name, source of a regular expression over the whole name, or `*`. `response_url` is a method too. */
  readonly method: string | RegExp;
  readonly probability: number;
  /** Only calls that name this channel (id or name). */
  readonly channel?: string;
  /** Only calls to this person (user argument, or their direct messages). */
  readonly user?: string;
  /** At most so often. */
  readonly times?: number;
}

export type FaultRule = FaultTarget &
  (
    | { readonly kind: 'rate_limited'; readonly retryAfter?: number }
    | { readonly kind: 'server_error'; readonly processed?: boolean }
    | { readonly kind: 'internal_error'; readonly processed?: boolean }
    | { readonly kind: 'delay'; readonly ms: number }
    /** Cut before anything was done. */
    | { readonly kind: 'reset' }
    /** Done, and then cut. */
    | { readonly kind: 'reply_lost' }
    | { readonly kind: 'refused'; readonly error: string }
  );

export interface FaultPlan {
  readonly seed: number;
  readonly rules?: readonly FaultRule[];
  readonly deliveries?: {
    /** Probability that the bot gets it twice. */
    readonly duplicate?: number;
    /** Probability that the next delivery overtakes it. */
    readonly reorder?: number;
    /** Each waits up to so long, evenly spread. */
    readonly delayMs?: number;
  };
  readonly sockets?: { readonly cutEveryMs?: number; readonly refreshEveryMs?: number };
}

/** What the bot acknowledged with. */
export interface Acknowledged {
  readonly payload: unknown;
  readonly latencyMs: number;
}

export interface Submitted extends Acknowledged {
  readonly outcome: 'closed' | 'updated' | 'pushed' | 'errors';
  /** block_id → message. */
  readonly errors?: Readonly<Record<string, string>>;
}

export type FormInput = string | readonly string[] | null;

export interface CommandInput {
  readonly user: string;
  /** Id or name. */
  readonly channel: string;
  readonly text: string;
  readonly command?: string;
  /** To deliver the very same trigger again. */
  readonly triggerId?: string;
}

export interface ActionInput {
  readonly user: string;
  /** Left out: the action is in the person's open form, or else on their Home tab. */
  readonly channel?: string;
  readonly ts?: string;
  readonly actionId: string;
  /** For menus and inputs: what is chosen. For buttons: which of several with one action id. */
  readonly value?: FormInput;
  readonly blockId?: string;
}

export interface Inject {
  command(input: CommandInput): Promise<Acknowledged>;
  action(input: ActionInput): Promise<Acknowledged>;
  submit(input: {
    readonly user: string;
    readonly values: Readonly<Record<string, FormInput>>;
  }): Promise<Submitted>;
  close(input: { readonly user: string }): Promise<void>;
  shortcut(input: { readonly user: string; readonly callbackId: string }): Promise<Acknowledged>;
  messageShortcut(input: {
    readonly user: string;
    readonly callbackId: string;
    readonly channel: string;
    readonly ts: string;
  }): Promise<Acknowledged>;
  /** A person writes. Resolves with the message's ts. */
  message(input: {
    readonly user: string;
    readonly channel: string;
    readonly text: string;
    readonly threadTs?: string;
    /** Names of files that come with it. */
    readonly files?: readonly string[];
  }): Promise<Acknowledged & { readonly ts: string }>;
  openHome(input: { readonly user: string }): Promise<Acknowledged>;
  /** The options that a menu with an external source offers for `query`. */
  suggest(input: {
    readonly user: string;
    readonly actionId: string;
    readonly query: string;
  }): Promise<Acknowledged>;
  /** Any payload, as it stands. */
  raw(envelope: { readonly type: EnvelopeType; readonly payload: Json }): Promise<Acknowledged>;
}

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

/** One delivery to the bot. */
export interface DeliveryRecord {
  readonly at: number;
  readonly type: EnvelopeType;
  readonly envelopeId: string;
  /** As it was sent: `inject.raw` sends the very same again. */
  readonly payload: Json;
  /** The connection's number, or 0 by HTTP. */
  readonly connection: number;
  readonly duplicate: boolean;
  readonly outcome: 'pending' | 'acknowledged' | 'lost';
  readonly latencyMs?: number;
}

/** One call of the bot to Slack. */
export interface CallRecord {
  readonly at: number;
  readonly method: string;
  readonly channel?: string;
  readonly ok: boolean;
  readonly error?: string;
  readonly fault?: FaultRule['kind'];
}

export interface OpenView extends View {
  readonly id: string;
  readonly hash: string;
}

export interface SlackDouble {
  /** What the bot takes as `slackApiUrl`. */
  readonly apiUrl: string;
  readonly pageUrl: string;
  readonly controlUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly botUserId: string;
  ledger(): readonly LedgerEntry[];
  violations(): readonly string[];
  calls(): readonly CallRecord[];
  deliveries(): readonly DeliveryRecord[];
  setFaults(plan: FaultPlan | null): void;
  readonly inject: Inject;
  /** The person's open forms, the topmost last. */
  openViews(user: string): readonly OpenView[];
  home(user: string): OpenView | undefined;
  message(channel: string, ts: string): StoredMessage | undefined;
  /** As they stand now, oldest first, replies and ephemerals included. Channel by id or name, or a user id for a DM. */
  messages(channel: string): readonly StoredMessage[];
  channelId(name: string): string;
  /** Changes a person and tells the bot by `user_change`, as when somebody is deactivated. */
  setUser(id: string, change: Partial<Omit<WorkspaceUser, 'id'>>): Promise<void>;
  /** As when somebody archives it, invites or removes people, or writes a topic. */
  setChannel(
    channel: string,
    change: {
      readonly archived?: boolean;
      readonly members?: readonly string[];
      readonly topic?: string;
    },
  ): void;
  /** As it stands, with Slack's escapes. */
  topic(channel: string): string;
  /** Members of a user group, by its handle. */
  groupMembers(handle: string): readonly string[];
  numConnections(): number;
  /** Asks one connection to reconnect, as Slack does every few hours. */
  refresh(): void;
  cutAll(): void;
  stop(): Promise<void>;
}
