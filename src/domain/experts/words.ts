/** Words that say nothing about what something is about. */
const IDLE: ReadonlySet<string> = new Set(
  'a an and are as at be but by can cannot does for from has have how i if in is it its me my not of on or our so than that the then there this to was we what when where which who why will with you your'.split(
    ' ',
  ),
);

/** The distinct words of a text: without case, punctuation, a plural's s, and what says nothing. */
export function wordsOf(text: string): ReadonlySet<string> {
  const found = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(found.filter((word) => !IDLE.has(word)).map(singular));
}

function singular(word: string): string {
  if (/(?:sh|ch|x|ss|z)es$/u.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Whether every word of one is a word of the other; false where there is none. */
export function isWithin(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && [...one].every((word) => other.has(word));
}

/**
 * How much of `wanted` a text is about: the share of its words that the text has, from 0 to 1. One word in common is
 * chance, unless it is all that was asked for.
 */
export function likeness(wanted: ReadonlySet<string>, text: ReadonlySet<string>): number {
  const common = [...wanted].filter((word) => text.has(word)).length;
  return common < Math.min(2, wanted.size) || common === 0 ? 0 : common / wanted.size;
}
