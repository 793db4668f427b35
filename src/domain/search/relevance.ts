import { indexedWords, isTelling } from './words.ts';

/** A title says in a few words what a body says in many. */
const TITLE_WEIGHT = 3;

/** Below this, a candidate shares a word by chance. */
const LEAST_LIKELY = 0.25;

export interface Candidate {
  readonly title: string;
  /** What stands beside the title: a description, a resolution. */
  readonly text: string;
}

/**
 * How likely a candidate is about the same as what was asked, from 0 to 1: the share of the question's words that it
 * has, a word in the title counting three times one in the text, and words that few candidates have more than those that
 * all have. Pure, so that answers of different sources can be put into one order.
 *
 * @param asked the question: a title, or what somebody typed.
 */
export function rankByRelevance<T extends Candidate>(
  asked: string,
  candidates: readonly T[],
): ReadonlyArray<T & { readonly likelihood: number }> {
  const words = [...new Set(indexedWords(asked))].filter(isTelling);
  if (words.length === 0) return [];
  const read = candidates.map((candidate) => ({
    candidate,
    title: new Set(indexedWords(candidate.title)),
    text: new Set(indexedWords(candidate.text)),
  }));
  const weights = new Map(
    words.map((word) => {
      const having = read.filter(({ title, text }) => title.has(word) || text.has(word)).length;
      // All candidates were chosen for some of these words: what is rare among them says more, but not everything.
      const rarity = having === 0 ? 0 : Math.log((read.length + 1) / (having + 0.5));
      return [word, 1 + rarity / 2] as const;
    }),
  );
  const most = TITLE_WEIGHT * [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return read
    .map(({ candidate, title, text }) => {
      const gained = words.reduce((sum, word) => {
        const place = title.has(word) ? TITLE_WEIGHT : Number(text.has(word));
        return sum + place * (weights.get(word) ?? 0);
      }, 0);
      return { ...candidate, likelihood: gained / most };
    })
    .filter(({ likelihood }) => likelihood >= LEAST_LIKELY)
    .toSorted((a, b) => b.likelihood - a.likelihood);
}
