import { type Context, namesOf } from './context.ts';
import type { NewEntry } from './ledger.ts';
import { checkMessage, type MessageParts } from './limits/check-message.ts';
import { Refusal } from './refusal.ts';
import { renderBlocks, renderText } from './rendering/plain-text.ts';
import type { LedgerEntry, LedgerKind } from './slack-double.ts';
import type { Conversation } from './state/workspace.ts';
import type {
  Block,
  BlockElement,
  Json,
  MessageMetadata,
  StoredFile,
  StoredMessage,
} from './wire.ts';

export interface NewMessage {
  readonly conversation: Conversation;
  readonly kind: LedgerKind;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly attachments?: readonly Json[];
  readonly threadTs?: string;
  readonly broadcast?: boolean;
  readonly metadata?: MessageMetadata;
  readonly ephemeralTo?: string;
  readonly files?: readonly StoredFile[];
  /** A person; the bot if left out. */
  readonly user?: string;
}

export interface MessageChange {
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly attachments?: readonly Json[];
  readonly metadata?: MessageMetadata;
}

/** Slack's answer to a payload beyond its limits: always noted, refused only when strict. */
export function complain(
  context: Context,
  where: string,
  error: string,
  problems: readonly string[],
): void {
  if (problems.length === 0) return;
  context.violations.push(`${where}: ${error}: ${problems.join('; ')}`);
  if (!context.isStrict) return;
  throw new Refusal(error, {
    ...(error === 'invalid_blocks' ? { errors: problems } : {}),
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
}

export function checkParts(
  context: Context,
  where: string,
  parts: MessageParts,
  verb: 'post' | 'update' = 'post',
): void {
  const complaint = checkMessage(parts, verb);
  if (complaint !== undefined) complain(context, where, complaint.error, complaint.problems);
}

export function showMessage(context: Context, made: NewMessage): StoredMessage {
  const { conversation, kind, ...rest } = made;
  const blocks = rest.blocks === undefined ? undefined : withIds(context, rest.blocks);
  const ts = context.messages.nextTs();
  const entry = record(context, {
    kind,
    channel: conversation.id,
    ts,
    text: made.text,
    ...(blocks === undefined ? {} : { blocks }),
    ...(made.threadTs === undefined ? {} : { threadTs: made.threadTs }),
    ...(made.metadata === undefined ? {} : { metadata: made.metadata }),
    ...(made.files === undefined ? {} : { files: made.files }),
    ...(made.ephemeralTo === undefined ? {} : { to: made.ephemeralTo }),
    ...(made.user === undefined ? {} : { user: made.user }),
  });
  const message: StoredMessage = {
    ...rest,
    ts,
    channel: conversation.id,
    user: made.user ?? context.workspace.bot.userId,
    fromBot: made.user === undefined,
    ...(blocks === undefined ? {} : { blocks }),
    seq: entry.seq,
  };
  context.messages.put(message);
  context.announce({ kind: 'conversation', conversation });
  context.announce({ kind: 'message', message });
  return message;
}

export function changeMessage(
  context: Context,
  message: StoredMessage,
  change: MessageChange,
  kind: LedgerKind,
  editor?: string,
): StoredMessage {
  const { blocks: _blocks, attachments: _attachments, metadata, ...kept } = message;
  const blocks = change.blocks === undefined ? undefined : withIds(context, change.blocks);
  // Metadata stays unless it is given anew, like Slack's; blocks and attachments do not.
  const shown = change.metadata ?? metadata;
  const changed: StoredMessage = {
    ...kept,
    text: change.text,
    ...(blocks === undefined ? {} : { blocks }),
    ...(change.attachments === undefined ? {} : { attachments: change.attachments }),
    ...(shown === undefined ? {} : { metadata: shown }),
    editedTs: context.messages.nextTs(),
    editedBy: editor ?? context.workspace.bot.userId,
  };
  record(context, {
    kind,
    channel: message.channel,
    ts: message.ts,
    text: change.text,
    editOf: message.seq,
    ...(blocks === undefined ? {} : { blocks }),
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    ...(shown === undefined ? {} : { metadata: shown }),
    ...(message.ephemeralTo === undefined ? {} : { to: message.ephemeralTo }),
    ...(editor === undefined ? {} : { user: editor }),
  });
  context.messages.put(changed);
  context.announce({ kind: 'message_changed', message: changed });
  return changed;
}

export function removeMessage(context: Context, message: StoredMessage, remover?: string): void {
  record(context, {
    kind: 'delete',
    channel: message.channel,
    ts: message.ts,
    text: '',
    editOf: message.seq,
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    ...(message.ephemeralTo === undefined ? {} : { to: message.ephemeralTo }),
    ...(remover === undefined ? {} : { user: remover }),
  });
  context.messages.remove(message.channel, message.ts);
  context.announce({ kind: 'message_removed', channel: message.channel, ts: message.ts });
}

/** Writes to the ledger, with what can be told from the conversation. */
export function record(
  context: Context,
  entry: Omit<NewEntry, 'rendered' | 'unseen'>,
): LedgerEntry {
  const conversation =
    entry.channel === undefined ? undefined : context.workspace.find(entry.channel);
  const person =
    entry.to ??
    (conversation === undefined ? undefined : context.workspace.counterpart(conversation));
  const isGone = person !== undefined && context.workspace.user(person)?.deleted === true;
  const names = namesOf(context);
  return context.ledger.append({
    ...entry,
    ...(conversation === undefined ? {} : { channelName: conversation.name }),
    ...(person === undefined ? {} : { to: person }),
    ...(isGone ? { unseen: true } : {}),
    rendered:
      entry.blocks === undefined || entry.blocks.length === 0
        ? renderText(entry.text, names)
        : renderBlocks(entry.blocks, names),
  });
}

/** Slack gives an id to every block and interactive element that came without one. */
export function withIds(context: Context, blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? context.extras.nextId('b'),
    ...(block.accessory === undefined ? {} : { accessory: named(context, block.accessory) }),
    ...(block.element === undefined ? {} : { element: named(context, block.element) }),
    ...(block.type === 'actions' && block.elements !== undefined
      ? { elements: block.elements.map((element) => named(context, element)) }
      : {}),
  }));
}

function named(context: Context, element: BlockElement): BlockElement {
  if (element.type === 'image' || element.action_id !== undefined) return element;
  return { ...element, action_id: context.extras.nextId('a') };
}
