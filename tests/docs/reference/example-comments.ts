/** What hotline.example.yml says of a key: its value there, and the comment beside it. */
export interface ExampleKey {
  readonly example: string;
  readonly comment: string;
}

const KEY =
  /^(?<indent> *)(?<off># )?(?<key>[a-z_]+|"?[a-z0-9,-]+"?):(?: (?<value>[^#\s].*?))?(?:\s+# (?<comment>.*))?$/u;
const CONTINUED = /^ {20,}# (?<comment>.*)$/u;

/** Reads the example's keys by their indentation, with comments that go on over lines. */
export function exampleKeys(text: string): ReadonlyMap<string, ExampleKey> {
  const keys = new Map<string, ExampleKey>();
  const open: { readonly indent: number; readonly key: string }[] = [];
  let last = '';
  for (const line of text.split('\n')) {
    const continued = CONTINUED.exec(line)?.groups?.['comment'];
    const before = keys.get(last);
    if (continued !== undefined && before) {
      keys.set(last, { ...before, comment: `${before.comment} ${continued}`.trim() });
      continue;
    }
    const found = KEY.exec(line)?.groups;
    if (found === undefined || line.startsWith('#')) continue;
    const indent = found['indent']?.length ?? 0;
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    open.push({ indent, key: found['key'] ?? '' });
    last = open.map(({ key }) => key).join('.');
    keys.set(last, { example: found['value'] ?? '', comment: found['comment'] ?? '' });
  }
  return keys;
}
