import type { Change, Context } from './context.ts';
import { Ledger } from './ledger.ts';
import type { LedgerEntry, SlackDoubleOptions } from './slack-double.ts';
import { MessageStore } from './state/message-store.ts';
import { Passes } from './state/passes.ts';
import { ViewStore } from './state/view-store.ts';
import { Workspace } from './state/workspace.ts';
import { WorkspaceExtras } from './state/workspace-extras.ts';
import type { StoredMessage } from './wire.ts';

export interface MadeContext {
  readonly context: Context;
  readonly listeners: ((change: Change) => void)[];
  readonly setOrigin: (origin: string) => void;
}

export function makeContext(options: SlackDoubleOptions): MadeContext {
  const now = options.now ?? Date.now;
  const listeners: ((change: Change) => void)[] = [];
  let origin = '';
  const context: Context = {
    workspace: new Workspace(options.workspace, now),
    messages: new MessageStore(now),
    views: new ViewStore(),
    passes: new Passes(now, options.triggerLifeMs),
    extras: new WorkspaceExtras(options.workspace.groups),
    ledger: new Ledger(now, options.dataFile),
    violations: [],
    isStrict: options.strict ?? true,
    scopes: options.scopes,
    shortcuts: options.shortcuts,
    now,
    zone: options.zone ?? 'UTC',
    announce: (change) => {
      for (const listener of listeners) listener(change);
    },
    origin: () => origin,
  };
  for (const entry of context.ledger.entries()) restore(context, entry);
  return {
    context,
    listeners,
    setOrigin: (known) => {
      origin = known;
    },
  };
}

/** Messages as the ledger of an earlier run left them. */
function restore(context: Context, entry: LedgerEntry): void {
  const { channel, ts } = entry;
  if (channel === undefined || ts === undefined) return;
  const { messages, workspace } = context;
  const isDirect = channel.startsWith('D');
  workspace.restore(channel, entry.channelName ?? channel, isDirect ? entry.to : undefined);
  if (entry.kind === 'topic') workspace.resolve(channel).topic = entry.text;
  if (entry.kind === 'delete') {
    messages.remove(channel, ts);
    return;
  }
  if (entry.kind === 'reaction' || entry.kind === 'pin') return;
  const before = messages.find(channel, ts);
  const message: StoredMessage = {
    ts,
    channel,
    user: before?.user ?? entry.user ?? workspace.bot.userId,
    fromBot: before?.fromBot ?? entry.user === undefined,
    text: entry.text,
    seq: entry.editOf ?? entry.seq,
    ...(entry.blocks === undefined ? {} : { blocks: entry.blocks }),
    ...(entry.threadTs === undefined ? {} : { threadTs: entry.threadTs }),
    ...(entry.metadata === undefined ? {} : { metadata: entry.metadata }),
    ...(entry.to !== undefined && !isDirect ? { ephemeralTo: entry.to } : {}),
  };
  messages.put(message);
}
