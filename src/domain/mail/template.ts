import { nearest } from '../text/nearest.ts';
import { notParsed, type Parsed, parsed } from '../time/parsed.ts';

/** What a template of a handoff's mail can be filled with, and what each stands for. */
export const PLACEHOLDERS = {
  customer: 'the customer’s name',
  incident: 'INC-12, or INC-12 and INC-15',
  title: 'what the incident is called',
  standing: 'where it stands',
  day: 'the day from which the next one is there, such as Monday 18 January',
  primary: 'who takes over',
  backup: 'who stands in for them',
  contacts: 'both, with address and telephone, a line each',
  from: 'who hands over',
  team: 'the team’s name',
} as const;

export type Placeholder = keyof typeof PLACEHOLDERS;

/** Subject and text of a mail, with `{placeholders}`. */
export interface MailTemplate {
  readonly subject: string;
  readonly text: string;
}

/** What VisIt's process writes, in words that fit one question or several. */
export const DEFAULT_TEMPLATE: MailTemplate = {
  subject: 'Your {team} question: {title} ({incident})',
  text: `Hello {customer},

what you asked us is not settled yet, and from {day} someone new looks after it.
Nothing is lost: your reports and our findings go with it.

Where it stands: {standing}

From {day} you reach
{contacts}

You need not do anything. Simply answer this mail if something changes.

{from}, for the {team} team
`,
};

const IN_BRACES = /\{([^{}\n]*)\}/gu;

const isPlaceholder = (word: string): word is Placeholder => Object.hasOwn(PLACEHOLDERS, word);

/** Problem and remedy of the first thing in a template that cannot be filled in, with a semicolon between. */
export function checkTemplate(text: string): Parsed<string> {
  const rest = text.replace(IN_BRACES, '');
  for (const [written, inner = ''] of text.matchAll(IN_BRACES)) {
    const word = inner.trim();
    if (isPlaceholder(word)) continue;
    const meant = nearest(word, Object.keys(PLACEHOLDERS));
    return notParsed(
      `has the unknown placeholder ${written}; ${meant === undefined ? `write one of ${known()}` : `did you mean {${meant}}?`}`,
    );
  }
  if (/[{}]/u.test(rest)) {
    return notParsed(`has a brace that is not closed; write a placeholder such as {incident}`);
  }
  return parsed(text);
}

const known = (): string =>
  Object.keys(PLACEHOLDERS)
    .map((one) => `{${one}}`)
    .join(', ');

/**
 * Fills a template in. What is empty takes the blank before it along (“Hello {customer},” is “Hello,” then), and the
 * whole line where it stands alone. What is filled in is not looked at again: braces in it stay braces.
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<Placeholder, string>>,
): string {
  const lines = template.replace(/\r\n?/gu, '\n').split('\n');
  const filled = lines.flatMap((line) => {
    const only = /^\s*\{([^{}]*)\}\s*$/u.exec(line)?.[1]?.trim();
    if (only !== undefined && isPlaceholder(only) && values[only] === '') return [];
    return [
      line.replaceAll(/( ?)\{([^{}\n]*)\}/gu, (written: string, blank: string, inner: string) => {
        const word = inner.trim();
        if (!isPlaceholder(word)) return written;
        return values[word] === '' ? '' : `${blank}${values[word]}`;
      }),
    ];
  });
  return filled
    .join('\n')
    .replace(/ +$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n');
}
