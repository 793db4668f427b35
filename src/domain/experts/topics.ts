import { notParsed, type Parsed, parsed } from '../time/parsed.ts';
import { isWithin, wordsOf } from './words.ts';

/** Characters of one topic: it has to fit on a button. */
export const TOPIC_LIMIT = 60;

export const MOST_TOPICS = 30;

const NONE = /^(?:none|nothing|-)$/iu;

/** Reads topics with commas between; `none` is no topic at all. What differs only in case is said once. */
export function parseTopics(text: string): Parsed<readonly string[]> {
  if (NONE.test(text.trim())) return parsed([]);
  const topics = new Map<string, string>();
  for (const part of text.split(/[,;\n]/u)) {
    const topic = part.replace(/\s+/gu, ' ').trim();
    if (topic === '') continue;
    if (wordsOf(topic).size === 0) {
      return notParsed(
        `“${topic.slice(0, TOPIC_LIMIT)}” says no topic. Write words, such as mesh.`,
      );
    }
    if (Array.from(topic).length > TOPIC_LIMIT) {
      return notParsed(
        `“${topic.slice(0, 30)}…” is longer than ${String(TOPIC_LIMIT)} characters. Put a comma between topics.`,
      );
    }
    const key = topic.toLowerCase();
    if (!topics.has(key)) topics.set(key, topic);
  }
  if (topics.size > MOST_TOPICS) {
    return notParsed(
      `These are ${String(topics.size)} topics; ${String(MOST_TOPICS)} at most. Name what you would be asked about.`,
    );
  }
  return topics.size === 0
    ? notParsed('Name topics with commas between, such as mesh, volume rendering; or none.')
    : parsed([...topics.values()]);
}

/**
 * The topic that somebody's words are about: the same words; else one that has all of them ("rendering" finds *volume
 * rendering*), or that they have all of ("mesh" is found in "mesh quality is wrong").
 */
export function topicMeant(topics: readonly string[], said: string): string | undefined {
  const words = wordsOf(said);
  const fitting = topics.map((topic) => ({ topic, own: wordsOf(topic) }));
  const same = fitting.find(({ own }) => isWithin(own, words) && isWithin(words, own));
  const found = same ?? fitting.find(({ own }) => isWithin(words, own) || isWithin(own, words));
  return found?.topic;
}
