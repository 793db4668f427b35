/** Longer runs of letters are no words that anybody looks for: keys, hashes, pasted rubbish. */
const LONGEST_WORD = 40;

/** Words that say nothing about what a text is about. As people type them, in lower case. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an and are as at be been but by can cannot could did do does for from get gets got had has have he her his how i if
   in into is it its just me my no not of on or our she so some than that the their them then there they this to too us
   was we were what when where which while who why will with would you your
   please help hello hi thanks thank dear regards problem issue question error fail fails failed failing work works
   working doesn don isn won t s re ve ll m d`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/**
 * The words of a text as they are looked for: lower case, without accents, letters and digits only. What this gives is
 * the same on every database, because no database has a part in it.
 */
export function foldedWords(text: string): readonly string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, LONGEST_WORD));
}

/** A word without its plural: "crashes" is found by "crash", "meshes" by "mesh", "queries" by "query". */
export function stem(word: string): string {
  if (word.length < 4) return word;
  if (/[^ae]ies$/u.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:[sx]|[cs]h|z)es$/u.test(word)) return word.slice(0, -2);
  if (word.endsWith('che')) return word.slice(0, -1);
  return /[^aiosu]s$/u.test(word) ? word.slice(0, -1) : word;
}

/** The words of a text as the index keeps them, in their order. */
export function indexedWords(text: string): readonly string[] {
  return foldedWords(text).map(stem);
}

/** A word that somebody looks for: any word that begins with `start`, or whose stem is `stem`. */
export interface Term {
  readonly start: string;
  readonly stem: string;
}

/**
 * What somebody types, as terms to look for; each once, the first `most`. Stop words count only where there is nothing
 * else. Nothing of what was typed can be more than a word: not an operator, not a quote.
 */
export function termsOf(text: string, most: number): readonly Term[] {
  const all = [...new Set(foldedWords(text))];
  const telling = all.filter(isTelling);
  return (telling.length > 0 ? telling : all)
    .slice(0, most)
    .map((word) => ({ start: word, stem: stem(word) }));
}

/** Whether a folded word may say what a text is about. */
export function isTelling(word: string): boolean {
  return !STOP_WORDS.has(word) && (word.length > 1 || /[^a-z]/u.test(word));
}
