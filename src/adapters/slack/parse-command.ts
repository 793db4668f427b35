import { type IncidentNumber, parseIncidentName } from '../../domain/incident/incident.ts';
import { nearest } from '../../domain/text/nearest.ts';

/** What somebody asked for after `/oncall`. */
export type Command =
  | { readonly verb: 'now' }
  | { readonly verb: 'report'; readonly text: string }
  | { readonly verb: 'list' }
  | { readonly verb: 'who'; readonly day: string }
  | { readonly verb: 'help' }
  | { readonly verb: IncidentVerb; readonly incident: IncidentWords }
  | { readonly verb: RotationVerb; readonly words: string }
  | { readonly verb: 'unknown'; readonly said: string; readonly meant: string | undefined };

/** Verbs about one incident. */
export type IncidentVerb = 'show' | 'onit' | 'responded' | 'resolve' | 'reopen' | 'postmortem';

/** The incident that a verb is about: a number, nothing said, or words that name none. */
export type IncidentWords =
  | { readonly kind: 'number'; readonly number: IncidentNumber; readonly rest: string }
  | { readonly kind: 'unsaid' }
  | { readonly kind: 'unclear'; readonly said: string };

/** Verbs about the rotation, with their synonyms. Each has a file of its own in listeners/rotation. */
export const ROTATION_VERBS = {
  people: ['people', 'roster', 'team'],
  swap: ['swap', 'exchange', 'trade'],
  cover: ['cover', 'covering', 'substitute'],
  delegate: ['delegate', 'handover'],
  stepup: ['stepup', 'step-up'],
  take: ['take', 'takeover', 'take-over'],
  back: ['back', 'giveback', 'give-back', 'return'],
  away: ['away', 'vacation', 'holiday', 'leave', 'timeoff', 'time-off', 'pto'],
  plan: ['plan', 'planning', 'replan'],
  schedule: ['schedule', 'rota', 'rotation', 'weeks', 'upcoming'],
  calendar: ['calendar', 'ical', 'ics', 'feed', 'subscribe'],
} as const;

export type RotationVerb = keyof typeof ROTATION_VERBS;

/** Each verb with its synonyms. */
export const VERBS = {
  ...ROTATION_VERBS,
  report: ['report', 'new', 'incident', 'add'],
  list: ['list', 'ls', 'open', 'incidents'],
  show: ['show', 'details', 'view'],
  onit: ['onit', 'on-it', 'ack', 'acknowledge', 'mine'],
  responded: ['responded', 'answered', 'replied', 'response'],
  resolve: ['resolve', 'resolved', 'close', 'done', 'fixed'],
  reopen: ['reopen', 're-open', 'reopened'],
  postmortem: ['postmortem', 'post-mortem', 'retrospective', 'retro'],
  who: ['who', 'whois', 'duty'],
  help: ['help', '?', '-h', '--help', 'usage'],
} as const;

type Verb = keyof typeof VERBS;

const VERB_NAMES: readonly Verb[] = [
  'report',
  'list',
  'show',
  'onit',
  'responded',
  'resolve',
  'reopen',
  'postmortem',
  'who',
  'help',
  'people',
  'swap',
  'cover',
  'delegate',
  'stepup',
  'take',
  'back',
  'schedule',
  'calendar',
  'away',
  'plan',
];

const BY_WORD: ReadonlyMap<string, Verb> = new Map(
  VERB_NAMES.flatMap((verb) => VERBS[verb].map((word) => [word, verb] as const)),
);

/** Phones put typographic quotes, long dashes and spaces that do not break into what people type. */
export function tidy(text: string): string {
  return text
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/gu, ' ')
    .replace(/[\u200b-\u200d\ufeff]/gu, '')
    .replace(/[\u201c\u201d\u201e]/gu, '"')
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[\u2013\u2014]/gu, '-')
    .trim();
}

/** Slack escapes these three in what it sends for a command. What we store is what the person typed. */
export function unescapeSlack(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Reads the text after `/oncall`. Never fails: what is not understood is said to be unknown. */
export function parseCommand(raw: string): Command {
  const tidied = tidy(raw);
  if (tidied === '') return { verb: 'now' };
  const said = /^on it\b/iu.test(tidied) ? tidied.replace(/^on it/iu, 'onit') : tidied;
  const [first = '', ...others] = said.split(/\s+/u);
  const word = first.toLowerCase();
  const rest = said.slice(first.length).trim();
  const verb = BY_WORD.get(word);
  if (verb === undefined) {
    const number = parseIncidentName(said);
    if (number !== undefined && /[a-z#]/iu.test(said)) {
      return { verb: 'show', incident: { kind: 'number', number, rest: '' } };
    }
    const found = nearest(word, [...BY_WORD.keys()]);
    return { verb: 'unknown', said: first, meant: found && (BY_WORD.get(found) ?? found) };
  }
  switch (verb) {
    case 'report':
      // The text itself is kept as it was typed, quotes and all.
      return { verb, text: unescapeSlack(raw.trim().slice(first.length).trim()) };
    case 'who':
      return {
        verb,
        day: rest.replace(/^is\b\s*/iu, '').replace(/^on(?: duty| call)?\b\s*/iu, ''),
      };
    case 'list':
    case 'help':
      return { verb };
    case 'people':
    case 'swap':
    case 'cover':
    case 'delegate':
    case 'stepup':
    case 'take':
    case 'back':
    case 'away':
    case 'plan':
    case 'schedule':
    case 'calendar':
      return { verb, words: unescapeSlack(rest) };
    case 'show':
    case 'onit':
    case 'responded':
    case 'resolve':
    case 'reopen':
    case 'postmortem':
      return { verb, incident: incidentWords(others) };
  }
}

function incidentWords(words: readonly string[]): IncidentWords {
  const [first, second] = words;
  if (first === undefined) return { kind: 'unsaid' };
  const joined = /^inc$/iu.test(first) && second !== undefined;
  const number = parseIncidentName(joined ? `${first} ${second}` : first);
  const rest = words.slice(joined ? 2 : 1).join(' ');
  return number === undefined
    ? { kind: 'unclear', said: words.join(' ') }
    : { kind: 'number', number, rest };
}
