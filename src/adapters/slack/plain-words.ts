/** What a sentence asks for, as the command that says the same; several where it can be read in several ways. */
export type Meanings = readonly Meaning[];

export interface Meaning {
  /** What follows `/oncall`. */
  readonly command: string;
  /** What that would do; said only where it has to be asked back. */
  readonly does: string;
}

interface Rule {
  /** Matches a whole sentence, or nothing of it: what a rule does not know, it does not guess. */
  readonly says: RegExp;
  readonly means: (found: Readonly<Record<string, string | undefined>>) => string | Meanings;
}

const I_AM = "(?:i am|i'm|im|i will be|i'll be)";
const SOMEBODY = '(?<who><@[UW][A-Z0-9]+(?:\\|[^<>]*)?>|@[\\p{L}\\p{N}._-]+)';
const INCIDENT = '(?<incident>(?:inc(?:ident)?)?[ -]?#?\\d+)';
const OFF =
  '(?:away|out|off|out of (?:the )?office|ooo|gone|absent|sick|ill|on (?:leave|vacation|holidays?|pto))';
const DAYS = '(?<days>.+)';

const rule = (pattern: string, means: Rule['means']): Rule => ({
  says: new RegExp(`^(?:${pattern})$`, 'iu'),
  means,
});

/** Days as `away` reads them: with nothing before "until", they begin today. */
const fromToday = (days = ''): string => days.replace(/^(?=(?:until|till)\b)/iu, 'today ');

/** A sentence that has a verb's incident in it. */
const about = (verb: 'show' | 'onit' | 'responded' | 'resolve', pattern: string): Rule =>
  rule(pattern, ({ incident = '' }) => `${verb} INC-${/\d+$/u.exec(incident)?.[0] ?? ''}`);

const RULES: readonly Rule[] = [
  // Who is on duty.
  rule("who(?: is|'s)? (?:on|next)(?: (?:duty|call))?", () => 'who'),
  rule("who(?: is|'s| are)(?: the)? (?:primary|backup|pair)(?: (?:now|today))?", () => 'who'),
  rule(
    `who(?:(?: is|'s| will be)(?: the)? (?:primary|backup|pair|on(?: duty| call)?)| has) ${DAYS}`,
    ({ days = '' }) => `who ${days.replace(/^(?:on|for|in) /iu, '')}`,
  ),
  rule(`whose (?:turn|week) (?:is it|is|it is)(?: ${DAYS})?`, ({ days = '' }) => `who ${days}`),
  rule("who(?:'s| is) next(?: week)?", () => 'who next week'),

  // The schedule.
  rule(
    "(?:when (?:am i|is my|do i have)|what(?:'s| is) my)(?: next)? ?(?:on duty|on call|on|turn|week|weeks|duty)?(?: next)?",
    () => 'schedule',
  ),
  rule('(?:show )?(?:me )?(?:my|the)(?: next)? (?:weeks|duties|schedule|rota)', () => 'schedule'),

  // Days off.
  rule(`${I_AM} ${OFF}`, () => 'away'),
  rule(
    `${I_AM} (?:not|no longer) (?:away|off|out) ${DAYS}`,
    ({ days = '' }) => `away back ${days}`,
  ),
  rule(`${I_AM} ${OFF} (?!of\\b)${DAYS}`, ({ days }) => `away ${fromToday(days)}`),
  rule(
    `i (?:take|have|need|want|will take|'ll take|would like) ${DAYS} off`,
    ({ days }) => `away ${fromToday(days)}`,
  ),
  rule(
    `${SOMEBODY} (?:is|will be) ${OFF} ${DAYS}`,
    ({ who = '', days }) => `away for ${who} ${fromToday(days)}`,
  ),
  rule(`${I_AM} (?:back|here)(?: again)?(?: ${DAYS})?`, ({ days = '' }) => [
    { command: 'back', does: 'you have your role back from who covers it' },
    { command: `away back ${days}`.trim(), does: 'days off of yours are called off' },
  ]),

  // Swaps and covers.
  rule(
    '(?:can i|could i|may i|i want to|i would like to|i need to|let me) (?:swap|trade|exchange)(?: (?:my )?weeks?)?(?<rest> .+)?',
    ({ rest = '' }) => `swap${rest}`,
  ),
  rule(
    `(?:can|could|will|would) (?:somebody|someone|anybody|anyone) (?:cover|stand in|take over)(?: for me| me)?(?: ${DAYS})?`,
    ({ days = '' }) => `cover ${days}`.trim(),
  ),
  rule(
    `(?:can|could|will|would) ${SOMEBODY} (?:cover|stand in)(?: for me| me)?(?: ${DAYS})?`,
    ({ who = '', days = '' }) => `cover ${who} ${days}`.trim(),
  ),
  rule(`i need (?:a |somebody to |someone to )?cover(?: for me)?(?: ${DAYS})?`, ({ days = '' }) =>
    `cover ${days}`.trim(),
  ),
  rule(`${I_AM}(?: the)? primary(?: now)?|i (?:am taking|take) over(?: now)?`, () => [
    { command: 'take', does: 'you are primary now, since the primary cannot be reached' },
    { command: 'stepup', does: 'as backup, you are primary to the end of the day' },
  ]),

  // Incidents.
  rule(
    "what(?:'s| is| are)(?: still| the)? (?:open|due|waiting)(?: incidents)?(?: now)?|(?:what|which)(?: incidents)? (?:is|are)(?: still)? open|(?:any|anything)(?: incidents)? open(?: incidents)?",
    () => 'list open',
  ),
  rule(
    "what(?:'s| is) mine|my(?: open)? incidents|what do i have(?: open)?|what waits for me",
    () => 'list mine',
  ),
  about('show', `(?:show me|what about|how is|where is) ${INCIDENT}`),
  about('show', `what(?:'s| is) (?:the (?:state|status) of |up with )?${INCIDENT}`),
  rule(`${I_AM} on it|i(?:'ve| have)? got it|i(?:'ll| will)? take (?:it|this)`, () => 'onit'),
  about('onit', `(?:${I_AM} (?:working )?on|i(?:'ll| will)? take|i(?:'ve| have)? got) ${INCIDENT}`),
  about('onit', `${INCIDENT} is mine`),
  about('responded', `i(?:'ve| have)? (?:answered|responded to|replied to) ${INCIDENT}`),
  about('responded', `${INCIDENT} (?:is|has been|was) (?:answered|responded to)`),
  about('resolve', `i(?:'ve| have)? (?:resolved|closed|fixed|finished) ${INCIDENT}`),
  about('resolve', `${INCIDENT} (?:is|has been|was) (?:resolved|closed|fixed|done|finished)`),

  // People who know, and what this is.
  rule(
    'who (?:knows|can help(?: me)? with|is (?:the|an) expert (?:on|in|for))(?: about| of)? (?<topic>.+)',
    ({ topic = '' }) => `experts ${topic}`,
  ),
  rule(
    'what can (?:you|i|it|this) (?:do|say|type|ask)(?: here)?|what (?:do you|does it) (?:do|understand)|how (?:does (?:this|it) work|do i use (?:this|it))',
    () => 'help',
  ),
];

/** What people put around a question without meaning anything by it. */
const POLITE_BEFORE = /^(?:(?:please|hey|hi|hello|hotline|ok|so|and)[,:]? )+/iu;
const POLITE_AFTER = /(?:[,. ]+(?:please|thanks|thank you))+$/iu;

/**
 * Reads a sentence in plain words. No meaning: it is no sentence that is known. Several: it must be asked back.
 *
 * @param said one line, tidied: with plain quotes, dashes and blanks.
 */
export function plainMeanings(said: string): Meanings {
  const sentence = said
    .replaceAll(/\s+/gu, ' ')
    .replace(/[?!.\s]+$/u, '')
    .replace(POLITE_BEFORE, '')
    .replace(POLITE_AFTER, '')
    .replace(/[?!.\s]+$/u, '');
  for (const { says, means } of RULES) {
    const found = says.exec(sentence);
    if (found === null) continue;
    const meant = means({ ...found.groups });
    return typeof meant === 'string' ? [{ command: meant.trim(), does: '' }] : meant;
  }
  return [];
}
