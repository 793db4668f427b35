import { DateTime } from 'luxon';
import type { ReceivedMail } from './mail-double.ts';

/**
 * All mails that a server has, the latest first, as a page without a script. It stays as it is until it is loaded again.
 *
 * @param zone IANA name, for when they came in.
 */
export function mailPage(mails: readonly ReceivedMail[], zone: string): string {
  const shown = mails.toReversed().map((mail) => article(mail, zone));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mail (${String(mails.length)})</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  article { border: 1px solid #8886; border-radius: 8px; padding: 0 1rem; margin: 1rem 0; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: 0 .8rem; }
  dt { opacity: .7; }
  dd { margin: 0; overflow-wrap: anywhere; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
</style>
<h1>Mail that the demo’s server took</h1>
${shown.join('\n') || '<p>None yet. Load this page again once something was sent.</p>'}
</html>
`;
}

function article(mail: ReceivedMail, zone: string): string {
  const at = DateTime.fromMillis(mail.at, { zone, locale: 'en-GB' });
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['From', mail.from],
    ['To', mail.to],
    ['Answers go to', mail.replyTo],
    ['Came in', at.toFormat('ccc d LLL yyyy, HH:mm')],
  ];
  const list = facts
    .filter(([, value]) => value !== undefined)
    .map(([name, value = '']) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`);
  return `<article>
<h2>${escaped(mail.subject)}</h2>
<dl>${list.join('')}</dl>
<pre>${escaped(mail.text)}</pre>
</article>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
