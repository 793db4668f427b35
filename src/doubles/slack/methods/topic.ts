import type { Context } from '../context.ts';
import { record } from '../show.ts';
import type { Conversation } from '../state/workspace.ts';

/** Slack's most characters of a topic. */
export const TOPIC_LIMIT = 250;

/** A topic that an app sets: what is escaped already stays, and so do mentions and links. */
export function escapedTopic(topic: string): string {
  return topic.replaceAll(/&(?!(?:amp|lt|gt);)/g, '&amp;');
}

/** A topic that a person types, as Slack hands it out. */
export function typedTopic(topic: string): string {
  return topic.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Sets a topic; Slack itself says so in the channel, in the name of who did it. */
export function setTopic(context: Context, conversation: Conversation, topic: string): void {
  if (conversation.topic === topic) return;
  conversation.topic = topic;
  const ts = context.messages.nextTs();
  const { seq } = record(context, { kind: 'topic', channel: conversation.id, ts, text: topic });
  const message = {
    ts,
    channel: conversation.id,
    user: context.workspace.bot.userId,
    fromBot: true,
    text: topic === '' ? 'cleared the channel topic' : `set the channel topic: ${topic}`,
    topic,
    seq,
  };
  context.messages.put(message);
  context.announce({ kind: 'conversation', conversation });
  context.announce({ kind: 'message', message });
}
