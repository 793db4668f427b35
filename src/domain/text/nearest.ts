/** How many slips of the keyboard a word of this length may hold and still be recognised. */
function allowedEdits(length: number): number {
  if (length <= 1) return 0;
  if (length <= 5) return 1;
  if (length <= 8) return 2;
  return 3;
}

/** Case and the choice of `-`, `_` or a blank between words are no slips. */
const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, '_');

/**
 * Edits between two words: insertions, deletions, substitutions and swaps of neighbours cost one each
 * (Damerau–Levenshtein distance, optimal string alignment). Counts characters, not UTF-16 units.
 */
export function editDistance(a: string, b: string): number {
  const from = Array.from(a);
  const to = Array.from(b);
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? 0;
}

function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/**
 * The candidate that a person most likely meant by `word`, or undefined when none is near enough to suggest.
 * First the fewest slips (more are allowed in longer words; among equals the longest common beginning, then the
 * earlier candidate), then the only candidate that begins with `word`, then the longest that `word` begins with.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(word);
  if (wanted === '') return undefined;
  let best: { candidate: string; edits: number; shared: number } | undefined;
  for (const candidate of candidates) {
    const known = plain(candidate);
    const limit = allowedEdits(Math.min(Array.from(wanted).length, Array.from(known).length));
    // The difference in length is a lower bound, and spares long lists most of the work.
    if (Math.abs(known.length - wanted.length) > limit * 2) continue;
    const edits = editDistance(wanted, known);
    if (edits > limit) continue;
    const shared = sharedPrefix(wanted, known);
    if (!best || edits < best.edits || (edits === best.edits && shared > best.shared)) {
      best = { candidate, edits, shared };
    }
  }
  if (best) return best.candidate;
  if (wanted.length < 2) return undefined;
  const longer = candidates.filter((candidate) => plain(candidate).startsWith(wanted));
  if (longer.length === 1) return longer[0];
  return candidates
    .filter((candidate) => candidate.length >= 3 && wanted.startsWith(plain(candidate)))
    .toSorted((a, b) => b.length - a.length)[0];
}
