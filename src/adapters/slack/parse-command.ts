import { type IncidentNumber, parseIncidentName } from '../../domain/incident/incident.ts';
import { nearest } from '../../domain/text/nearest.ts';
import { type Meanings, plainMeanings } from './plain-words.ts';

/** What somebody asked for after `/oncall`. */
export type Command =
  | { readonly verb: 'now' }
  | { readonly verb: 'report' | 'redirect'; readonly text: string }
  | { readonly verb: 'list'; readonly words: string }
  | { readonly verb: 'who'; readonly day: string }
  | { readonly verb: 'help' }
  | { readonly verb: IncidentVerb; readonly incident: IncidentWords }
  | { readonly verb: RotationVerb | WorkVerb; readonly words: string }
  | { readonly verb: 'unclear'; readonly said: string; readonly meanings: Meanings }
  | { readonly verb: 'unknown'; readonly said: string; readonly meant: Verb | undefined };

/** Verbs about one incident. */
export type IncidentVerb =
  | 'show'
  | 'onit'
  | 'responded'
  | 'resolve'
  | 'reopen'
  | 'postmortem'
  | 'escalate';

/** The incident that a verb is about: a number, nothing said, or words that name none. */
export type IncidentWords =
  | { readonly kind: 'number'; readonly number: IncidentNumber; readonly rest: string }
  | { readonly kind: 'unsaid'; readonly rest: string }
  | { readonly kind: 'unclear'; readonly said: string };

/** Verbs about the rotation, with their synonyms. Each has a file of its own in listeners/rotation. */
export const ROTATION_VERBS = {
  people: ['people', 'roster', 'team'],
  swap: ['swap', 'exchange', 'trade'],
  cover: ['cover', 'covering', 'substitute'],
  delegate: ['delegate'],
  handoff: ['handoff', 'hand-off', 'handover', 'hand-over'],
  stepup: ['stepup', 'step-up'],
  take: ['take', 'takeover', 'take-over'],
  back: ['back', 'giveback', 'give-back', 'return'],
  away: ['away', 'vacation', 'holiday', 'leave', 'timeoff', 'time-off', 'pto'],
  plan: ['plan', 'planning', 'replan'],
  week: ['week', 'weekly', 'thisweek'],
  schedule: ['schedule', 'rota', 'rotation', 'weeks', 'upcoming'],
  experts: ['experts', 'expert', 'topics', 'knows'],
  ask: ['ask', 'consult'],
  reach: ['reach', 'reachme', 'contact', 'phone', 'notify'],
  calendar: ['calendar', 'ical', 'ics', 'feed', 'subscribe'],
} as const;

export type RotationVerb = keyof typeof ROTATION_VERBS;

/** Verbs about what is known and what there is to do, with their synonyms. Each has a file in listeners/work. */
export const WORK_VERBS = {
  known: ['known', 'similar', 'issues'],
  merge: ['merge', 'duplicate', 'dup'],
  paths: ['paths', 'path', 'escalation', 'escalations'],
  fruit: ['fruit', 'fruits', 'low-hanging', 'easy'],
  mail: ['mail', 'mails', 'email', 'emails', 'e-mail'],
  stats: ['stats', 'statistics', 'figures', 'numbers', 'metrics'],
} as const;

export type WorkVerb = keyof typeof WORK_VERBS;

/** Each verb with its synonyms. */
export const VERBS = {
  ...ROTATION_VERBS,
  ...WORK_VERBS,
  report: ['report', 'new', 'incident', 'add'],
  redirect: ['redirect', 'forward', 'passon', 'pass-on'],
  list: ['list', 'ls', 'open', 'incidents', 'find', 'search'],
  show: ['show', 'details', 'view'],
  onit: ['onit', 'on-it', 'ack', 'acknowledge', 'mine'],
  responded: ['responded', 'answered', 'replied', 'response'],
  escalate: ['escalate', 'page', 'wake'],
  resolve: ['resolve', 'resolved', 'close', 'done', 'fixed'],
  reopen: ['reopen', 're-open', 'reopened'],
  postmortem: ['postmortem', 'post-mortem', 'retrospective', 'retro'],
  who: ['who', 'whois', 'duty'],
  help: ['help', '?', '-h', '--help', 'usage'],
} as const;

/** Synonyms that say what is wanted as well. */
const WISHED: Readonly<Record<string, string>> = { open: 'open' };

export type Verb = keyof typeof VERBS;

const isVerb = (word: string): word is Verb => Object.hasOwn(VERBS, word);

export const isWorkVerb = (verb: Verb): verb is WorkVerb => Object.hasOwn(WORK_VERBS, verb);

/** Verbs whose words are read by whoever answers them. */
const isWordy = (verb: Verb): verb is RotationVerb | WorkVerb =>
  Object.hasOwn(ROTATION_VERBS, verb) || isWorkVerb(verb);

const BY_WORD: ReadonlyMap<string, Verb> = new Map(
  Object.entries(VERBS).flatMap(([verb, words]) =>
    isVerb(verb) ? words.map((word) => [word, verb] as const) : [],
  ),
);

/** Verbs with which a sentence in plain words may begin: "who knows mesh", "show me INC-12". */
const SENTENCE_BEGINNINGS: ReadonlySet<Verb> = new Set<Verb>(['who', 'show']);

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
  if (verb === undefined || SENTENCE_BEGINNINGS.has(verb)) {
    const meanings = plainMeanings(tidied);
    const [only] = meanings;
    if (meanings.length > 1) return { verb: 'unclear', said: tidied, meanings };
    // A rule's command begins with a verb, so this ends here.
    if (only !== undefined && only.command !== tidied) return parseCommand(only.command);
  }
  if (verb === undefined) {
    const number = parseIncidentName(said);
    if (number !== undefined && /[a-z#]/iu.test(said)) {
      return { verb: 'show', incident: { kind: 'number', number, rest: '' } };
    }
    const found = nearest(word, [...BY_WORD.keys()]);
    return {
      verb: 'unknown',
      said: found === undefined ? said : first,
      meant: found === undefined ? undefined : BY_WORD.get(found),
    };
  }
  if (isWordy(verb)) return { verb, words: unescapeSlack(rest) };
  switch (verb) {
    case 'report':
    case 'redirect':
      // The text itself is kept as it was typed, quotes and all.
      return { verb, text: unescapeSlack(raw.trim().slice(first.length).trim()) };
    case 'who':
      return {
        verb,
        day: rest.replace(/^is\b\s*/iu, '').replace(/^on(?: duty| call)?\b\s*/iu, ''),
      };
    case 'list':
      return { verb, words: unescapeSlack(`${WISHED[word] ?? ''} ${rest}`.trim()) };
    case 'help':
      return { verb };
    case 'show':
    case 'onit':
    case 'responded':
    case 'resolve':
    case 'reopen':
    case 'postmortem':
    case 'escalate':
      return { verb, incident: incidentWords(others) };
  }
}

/** What may follow `onit` without a number: until when. */
export const UNTIL = /^(?:until|till|til)$/iu;

function incidentWords(words: readonly string[]): IncidentWords {
  const [first, second] = words;
  if (first === undefined) return { kind: 'unsaid', rest: '' };
  if (UNTIL.test(first)) return { kind: 'unsaid', rest: words.join(' ') };
  const joined = /^inc$/iu.test(first) && second !== undefined;
  const number = parseIncidentName(joined ? `${first} ${second}` : first);
  const rest = words.slice(joined ? 2 : 1).join(' ');
  return number === undefined
    ? { kind: 'unclear', said: words.join(' ') }
    : { kind: 'number', number, rest };
}
