// Control characters, marks that reverse the direction of what follows, and what has no width: they make text lie.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Text from outside, so that no part of it can pass for a mention of Slack's (`<@U…>`, `<!channel>`, `<#C…>`) or for a
 * hidden line of ours (`<!-- hotline … -->`). What is visible stays; only a blank breaks what would be one. Reading it
 * twice changes nothing.
 */
export function harmless(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/<(?=[!@#])/gu, '< ');
}

/** Cuts by characters, never through one, and says so with an ellipsis. */
export function shortened(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit
    ? text
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
