import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import type { Conversation } from '../state/workspace.ts';
import { trusted } from '../trusted.ts';
import type { Json } from '../wire.ts';

/** One handler for one Web API method: the answer, or a thrown Refusal. */
export type Method = (args: Json, context: Context) => Json;

export function optionalText(args: Json, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new Refusal('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] must be a string [json-pointer:/${name}]`] },
  });
}

export function text(args: Json, name: string): string {
  const value = optionalText(args, name);
  if (value === undefined || value === '') {
    throw new Refusal('invalid_arguments', {
      response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
    });
  }
  return value;
}

/** Forms send `true` as text or 1. */
export function flag(args: Json, name: string): boolean {
  const value = args[name];
  return value === true || value === 'true' || value === 1 || value === '1';
}

export function list(args: Json, name: string): readonly string[] {
  const value = args[name];
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value !== '' ? value.split(',') : [];
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function optionalList<T>(args: Json, name: string): readonly T[] | undefined {
  const value = args[name];
  return Array.isArray(value) ? trusted<readonly T[]>(value) : undefined;
}

/** As optional properties want it: absent rather than undefined. */
export function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : trusted<{ [P in K]: V }>({ [key]: value });
}

export function conversationOf(args: Json, context: Context, name = 'channel'): Conversation {
  const reference = optionalText(args, name);
  if (reference === undefined || reference === '') throw new Refusal('channel_not_found');
  return context.workspace.resolve(reference);
}

/** A private channel that the bot is not in does not exist for it. */
export function visibleConversation(args: Json, context: Context): Conversation {
  const conversation = conversationOf(args, context);
  if (conversation.kind === 'private' && !context.workspace.isBotIn(conversation)) {
    throw new Refusal('channel_not_found');
  }
  return conversation;
}

/** A conversation that the bot may write to. */
export function writableConversation(args: Json, context: Context): Conversation {
  const conversation = visibleConversation(args, context);
  if (conversation.isArchived) throw new Refusal('is_archived');
  if (!context.workspace.isBotIn(conversation)) throw new Refusal('not_in_channel');
  return conversation;
}
