/** People whom a message's text mentions. */
export function mentionedIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)/gu)].map(([, id = '']) => id))];
}

/**
 * The text of a message as a person reads it: names for mentions, links written out, Slack's escapes undone.
 *
 * @param nameOf name to show for a person.
 */
export function readableText(text: string, nameOf: (userId: string) => string): string {
  return text
    .replace(/<([^<>]*)>/gu, (_, inside: string) => token(inside, nameOf))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function token(inside: string, nameOf: (userId: string) => string): string {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? '' : inside.slice(bar + 1);
  if (target.startsWith('@')) return `@${label === '' ? nameOf(target.slice(1)) : label}`;
  if (target.startsWith('#')) return `#${label === '' ? target.slice(1) : label}`;
  if (target.startsWith('!')) return label === '' ? `@${target.slice(1)}` : label;
  const address = target.replace(/^mailto:/u, '');
  return label === '' || label === address ? address : `${label} (${address})`;
}
