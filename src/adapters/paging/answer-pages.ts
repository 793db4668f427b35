import { escaped } from './voice.ts';

/** The page behind a link: it names nothing that was typed, and does nothing before its button is pressed. */
export function askPage(incident: number): string {
  return incident === 0
    ? page('Test page', `<p>Did the test page arrive?</p>${button('It arrived')}`)
    : page(
        `INC-${String(incident)}`,
        `<p>Take INC-${String(incident)}? Everybody sees that it is yours, and the pages for it end.</p>${button('I’ll take it')}`,
      );
}

export function saidPage(words: string): string {
  return page('Hotline', `<p>${escaped(words)}</p>`);
}

const button = (label: string): string =>
  `<form method="post"><button type="submit">${escaped(label)}</button></form>`;

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>body{font:18px/1.5 system-ui,sans-serif;margin:12vh auto;max-width:32rem;padding:0 1.5rem;color:#1d1c1d}button{font:inherit;font-weight:600;padding:.7em 1.4em;border:0;border-radius:8px;background:#007a5a;color:#fff}</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`;
}
