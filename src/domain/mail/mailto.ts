/** A link that opens a mail in somebody's own mail program (RFC 6068). Nothing in it can end the link or begin a header. */
export function mailtoLink(mail: {
  readonly address: string;
  readonly subject: string;
  /** Left out where the link would be longer than a program takes. */
  readonly text?: string | undefined;
}): string {
  const { address, subject, text } = mail;
  const body = text === undefined ? '' : `&body=${encoded(text.replace(/\r?\n/gu, '\r\n'))}`;
  return `mailto:${encoded(address).replaceAll('%40', '@')}?subject=${encoded(subject)}${body}`;
}

/** Halves of characters have no encoding, and `encodeURIComponent` leaves these where a link of Slack's would end. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '')).replaceAll(
    /[!'()*]/gu,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
