import { isRecord } from '../../src/doubles/slack/limits/problems.ts';
import type { Screen } from './world.ts';

/** Emoji that a screen may have, each for one thing. `docs/words.md` says which. */
export const EMOJI: readonly string[] = ['🔴', '🟡', '🟢', '✅', '🔁', '🌴', '☎', '⚠'];

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';

/** What no screen says, and what to say instead. Code that somebody may type is left out before. */
export const RULES: ReadonlyArray<{ readonly rule: string; readonly wrong: RegExp }> = [
  { rule: 'no exclamation marks', wrong: /!/u },
  {
    rule: 'no words of service desks, and one word for one thing',
    wrong: /\b(?:SLA|breach\w*|tickets?|hand-?overs?|shifts?|rotas?|e-mails?|acknowledg\w*)\b/iu,
  },
  {
    rule: 'what went wrong is said, not that something did',
    wrong: /\b(?:oops|sorry|errors?|failed|failures?|invalid|illegal)\b/iu,
  },
  { rule: 'times are 08:30, of 24 hours', wrong: /(?<![\d:.])\d:\d\d|\d ?[ap]\.?m\b/iu },
  {
    rule: 'dates are Mon 7 Dec',
    wrong: new RegExp(`\\b${MONTH} \\d{1,2}\\b|\\d{4}-\\d\\d-\\d\\d`, 'u'),
  },
  { rule: 'no day is called by where it is from now', wrong: /\b(?:today|tomorrow|yesterday)\b/iu },
  { rule: 'apostrophes and quotes are ’ and “”', wrong: /['"]/u },
  { rule: 'an ellipsis is one character', wrong: /\.\.\./u },
];

/** Keys of a view that hold what people see; addresses, ids and what people typed themselves are others. */
const SHOWN: ReadonlySet<string> = new Set(['text', 'alt_text']);

/** All that a screen says, a string for each text of it. */
export function textsOf(view: unknown, key = ''): readonly string[] {
  if (typeof view === 'string') return SHOWN.has(key) ? [view] : [];
  if (Array.isArray(view)) return view.flatMap((one) => textsOf(one, key));
  return isRecord(view) ? Object.entries(view).flatMap(([at, one]) => textsOf(one, at)) : [];
}

/** Without what Slack makes of it and what somebody may type: words alone. */
const wordsIn = (text: string): string =>
  text
    .replaceAll(/<!date\^\d+\^[^|>]*\|([^>]*)>/gu, '$1')
    .replaceAll(/<(?:https?|mailto):[^|>]*(?:\|([^>]*))?>/gu, '$1')
    .replaceAll(/`[^`]*`/gu, '')
    .replaceAll(/https?:\/\/\S+/gu, '')
    .replaceAll('&amp;', '&')
    .replaceAll(/&[lg]t;/gu, '');

/** Every way in which a screen does not speak as Hotline speaks. */
export function slipsIn({ view }: Screen): readonly string[] {
  const texts = textsOf(view);
  return texts.flatMap((text) => [
    ...RULES.filter(({ wrong }) => wrong.test(wordsIn(text))).map(({ rule }) => `${rule}: ${text}`),
    ...(text.match(/\p{Extended_Pictographic}|:[a-z_]+:/gu) ?? [])
      .filter((emoji) => !EMOJI.includes(emoji))
      .map((emoji) => `${emoji} is not in the vocabulary: ${text}`),
    ...[...text.matchAll(/<!date[^>]*>/gu)]
      .filter(([token]) => !TOKEN.test(token))
      .map(([token]) => `a time in another form, or without its zone: ${token}`),
  ]);
}

/** Today, 10:24 or 10:24 to the reader; in words with the zone. */
const TOKEN =
  /^<!date\^\d+\^(?:\{date_short_pretty\}, )?\{time\}\|[^|>]* (?:[A-Z]{2,5}|GMT[+-]\d{1,2}(?::\d\d)?)>$/u;

/** Whether each button of a row stands out, row by row. */
export function rowsOf({ view }: Screen): ReadonlyArray<readonly boolean[]> {
  const blocks: readonly unknown[] = view.blocks;
  return blocks.flatMap((block) =>
    isRecord(block) && block['type'] === 'actions' && Array.isArray(block['elements'])
      ? [block['elements'].map((one) => isRecord(one) && one['style'] === 'primary')]
      : [],
  );
}
