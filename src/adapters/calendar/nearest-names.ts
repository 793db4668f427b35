/** The names most like a mistyped one, nearest first, without regard to case; at most `count`. */
export function nearestNames(
  wanted: string,
  names: Iterable<string>,
  count: number,
): readonly string[] {
  return [...new Set(names)]
    .map((name) => ({ name, edits: editsBetween(wanted.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}

/** Levenshtein's distance: characters to insert, remove or replace. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let index = 0; index < a.length; index += 1) {
    const next = [index + 1];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (a[index] === b[column - 1] ? 0 : 1);
      const inserted = (next[column - 1] ?? 0) + 1;
      const removed = (row[column] ?? 0) + 1;
      next.push(Math.min(replaced, inserted, removed));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
