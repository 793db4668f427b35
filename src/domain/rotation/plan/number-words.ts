const WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Small numbers in words: "three people", "a week" is left to the caller. */
export function counted(count: number, one: string, many: string): string {
  return `${WORDS[count] ?? String(count)} ${count === 1 ? one : many}`;
}

/** "alpha", "alpha and bravo", "alpha, bravo and charlie". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
