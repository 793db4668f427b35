const LOOKS_LIKE_HTML = /<(?:html|body|div|p|br|table|span|font|blockquote)\b[^<>]{0,500}>/iu;

/** Whoever reads it sees nothing of what stands between these. */
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title']);

/** Whatever stands in these stands on lines of its own. */
const BLOCKS: ReadonlySet<string> = new Set([
  'address',
  'blockquote',
  'br',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'li',
  'ol',
  'p',
  'pre',
  'table',
  'tr',
  'ul',
]);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * The words of a mail that was pasted as HTML; any other text as it is. It looks at every character once, whatever
 * somebody may have put there.
 */
export function stripHtml(text: string): string {
  if (!LOOKS_LIKE_HTML.test(text)) return text;
  const small = text.toLowerCase();
  let words = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    if (open === -1) return decoded(words + text.slice(at));
    words += text.slice(at, open);
    const close = text.startsWith('<!--', open)
      ? small.indexOf('-->', open) + 2
      : small.indexOf('>', open);
    // Without an end, all that follows is part of it.
    if (close < open) return decoded(words);
    const tag = /^<\/?([a-z][a-z0-9]*)/u.exec(small.slice(open, open + 20))?.[1] ?? '';
    if (BLOCKS.has(tag) && !words.endsWith('\n')) words += '\n';
    at = close + 1;
    if (UNSEEN.has(tag) && small[open + 1] !== '/') {
      const end = small.indexOf(`</${tag}`, at);
      if (end === -1) return decoded(words);
      at = end;
    }
  }
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu,
    (all, ten, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? all;
      const code = typeof ten === 'string' ? Number(ten) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
        ? String.fromCodePoint(code)
        : '';
    },
  );
}
