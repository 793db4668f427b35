/** GitHub takes five operators in a query. */
const MOST_WORDS = 5;

/** And 256 characters. */
const LONGEST = 200;

/**
 * A search of GitHub's for issues in which any of the words stands. The longest words are taken: they say most.
 *
 * @param words letters and digits only, so that none of them can be an operator or a qualifier.
 * @returns undefined where no word is left to look for.
 */
export function searchQuery(repository: string, words: readonly string[]): string | undefined {
  const usable = words.filter(
    (word) => /^[\p{L}\p{N}]+$/u.test(word) && !/^(?:and|or|not)$/u.test(word),
  );
  const chosen = usable.toSorted((a, b) => b.length - a.length).slice(0, MOST_WORDS);
  while (chosen.join(' OR ').length > LONGEST) chosen.pop();
  if (chosen.length === 0) return undefined;
  const any = chosen.length === 1 ? (chosen[0] ?? '') : `(${chosen.join(' OR ')})`;
  return `repo:${repository} is:issue ${any}`;
}
