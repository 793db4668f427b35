/** Which incidents somebody wants to see. */
export interface ListWish {
  readonly scope: 'open' | 'week' | 'all';
  /** Only those that the reader owns. */
  readonly isMine: boolean;
  /** Words of the customer's name or organisation; empty for any. */
  readonly customer: string;
  /** Words of the incident; empty for any. */
  readonly words: string;
}

const SCOPES: Readonly<Record<string, ListWish['scope']>> = {
  open: 'open',
  week: 'week',
  all: 'all',
  everything: 'all',
  past: 'all',
};

const FILLERS: ReadonlySet<string> = new Set(['this', 'incidents', 'the', 'ones', 'and', 'please']);

/**
 * Reads what follows `/oncall list`: `mine`, `week`, `all`, `customer Reed`, `contour crash`, or several of them.
 * What is no such word is looked for, and from there on everything is.
 */
export function readListWish(text: string): ListWish {
  const said = text.trim().split(/\s+/u).filter(Boolean);
  let scope: ListWish['scope'] | undefined;
  let isMine = false;
  let at = 0;
  for (; at < said.length; at += 1) {
    const word = (said[at] ?? '').toLowerCase();
    if (word === 'mine' || word === 'my') isMine = true;
    else if (SCOPES[word] !== undefined) scope = SCOPES[word];
    else if (!FILLERS.has(word)) break;
  }
  const rest = said.slice(at);
  const [first = ''] = rest;
  const isByCustomer = /^(?:customer|customers|from|by|for):?$/iu.test(first) && rest.length > 1;
  const about = rest.findIndex((word) => word.toLowerCase() === 'about');
  const end = about === -1 ? rest.length : about;
  const start = /^customers?:?$/iu.test(rest[1] ?? '') ? 2 : 1;
  const customer = isByCustomer ? rest.slice(start, end).join(' ') : '';
  const words = (isByCustomer || about === 0 ? rest.slice(end + 1) : rest).join(' ');
  const isSearch = customer !== '' || words !== '';
  // Whoever looks for words looks into the past as well.
  return { scope: scope ?? (isSearch ? 'all' : 'open'), isMine, customer, words };
}
