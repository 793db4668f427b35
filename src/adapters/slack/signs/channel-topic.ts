import { safeCut } from '../views/text.ts';

/** The most characters that a topic may have. */
export const TOPIC_LIMIT = 250;

/** Longer names are cut: the topic is short. */
const NAME_LIMIT = 40;

/**
 * The bot's own part of a topic. It stands in brackets, so that it is recognised wherever people move it to, and what
 * stands around it is theirs. No emoji: Slack would hand it back as `:pager:`.
 */
const OWN_PART = /\[On duty: [^[\]]*\]/gu;

/** The names of who is on duty; an empty seat is undefined. */
export interface TopicNames {
  readonly primary: string | undefined;
  readonly backup: string | undefined;
}

/**
 * A topic that says who is on duty. All that people wrote stays, letter by letter; where there is little room left, the
 * backup is left out.
 *
 * @param topic as Slack hands it out, with its escapes and links: it takes it back the same way.
 * @returns undefined where the people's own part leaves no room.
 */
export function topicWithDuty(topic: string, names: TopicNames): string | undefined {
  return ownParts(names)
    .map((part) => withPart(topic, part))
    .find((made) => made.length <= TOPIC_LIMIT);
}

/** How many characters people have to take away, so that the shortest own part has room. */
export function topicExcess(topic: string, names: TopicNames): number {
  const shortest = ownParts(names).at(-1) ?? '';
  return Math.max(0, withPart(topic, shortest).length - TOPIC_LIMIT);
}

/** The longest first. */
function ownParts({ primary, backup }: TopicNames): readonly string[] {
  const first = primary === undefined ? 'nobody' : nameInTopic(primary);
  const short = `[On duty: ${first}]`;
  return backup === undefined
    ? [short]
    : [`[On duty: ${first}, backup ${nameInTopic(backup)}]`, short];
}

/** Brackets in a name would end the bot's part before its end. */
function nameInTopic(name: string): string {
  return safeCut(name.replaceAll(/[[\]]/gu, '').replaceAll(/\s+/gu, ' ').trim(), NAME_LIMIT);
}

function withPart(topic: string, part: string): string {
  // A copy that somebody made is ours too: it would go on to say who was on duty then.
  const replaced = topic.replaceAll(OWN_PART, () => part);
  if (topic.search(OWN_PART) >= 0) return replaced;
  return topic.trim() === '' ? part : `${part} ${topic}`;
}
