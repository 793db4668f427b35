import { FACT_REMEDY, isEmailAddress, isGithubLogin, isWeight } from '../team/person-facts.ts';
import type { Level } from '../team/responder.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { notParsed, type Parsed, parsed } from '../time/parsed.ts';
import { nearest } from './nearest.ts';
import { parseDate } from './parse-date.ts';

/** What was said of a person. What was not said is left out; null is what was said to be none. */
export interface PersonFacts {
  readonly level?: Level;
  readonly weight?: number;
  readonly capabilities?: readonly string[];
  readonly github?: string | null;
  readonly email?: string | null;
  /** A day from which on something holds. */
  readonly from?: LocalDate;
  /** The last day on which it does. */
  readonly until?: LocalDate;
}

const KEYWORDS = {
  level: ['level'],
  newcomer: ['newcomer', 'new', 'junior'],
  veteran: ['veteran', 'experienced', 'senior'],
  weight: ['weight', 'share'],
  half: ['half', 'half-time', 'halftime'],
  full: ['full', 'full-time', 'fulltime'],
  github: ['github', 'login'],
  email: ['email', 'mail', 'e-mail'],
  capabilities: ['capabilities', 'capability', 'can'],
  from: ['from', 'starting', 'on', 'since'],
  until: ['until', 'till', 'through'],
} as const;

type Keyword = keyof typeof KEYWORDS;

const BY_WORD: ReadonlyMap<string, Keyword> = new Map(
  Object.entries(KEYWORDS).flatMap(([keyword, words]) =>
    // The entries of a constant have its own keys.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    words.map((word) => [word, keyword as Keyword] as const),
  ),
);

/** Words that carry nothing: "as a newcomer with weight 0.5". */
const FILLERS = new Set(['as', 'a', 'an', 'and', 'with', 'to', 'is', 'of', 'now', 'time']);

const NONE = new Set(['none', 'no', '-', 'nothing']);

const EXAMPLE =
  'Write newcomer or veteran, weight 0.5, github noor-h, email noor@example.org, capabilities scf, from 1 Feb.';

/**
 * Reads what is said of a person, in any order: `newcomer weight 0.5 github noor-h from 1 Feb`.
 *
 * @param now in which zone's calendar days are read.
 */
export function parsePersonFacts(text: string, now: Instant, zone: string): Parsed<PersonFacts> {
  const words = text
    .replace(/<mailto:([^|>]+)(?:\|[^>]*)?>/gu, '$1')
    .split(/\s+/u)
    .filter(Boolean);
  let facts: PersonFacts = {};
  let at = 0;
  while (at < words.length) {
    const word = (words[at] ?? '').toLowerCase().replace(/,$/u, '');
    const keyword = BY_WORD.get(word);
    at += 1;
    if (keyword === undefined) {
      if (FILLERS.has(word) || word === '') continue;
      const close = nearest(word, [...BY_WORD.keys()]);
      const meant = close === undefined ? '' : ` Did you mean ${close}?`;
      return notParsed(`“${word}” says nothing of a person that I know.${meant} ${EXAMPLE}`);
    }
    let end = at;
    while (end < words.length && !beginsFact(words[end] ?? '', keyword)) end += 1;
    const read = readFact(keyword, words.slice(at, end), now, zone);
    if (!read.ok) return read;
    const { used, ...fact } = read.value;
    facts = { ...facts, ...fact };
    at += used;
  }
  return parsed(facts);
}

/** Among capabilities "on" is part of one: "on site". */
function beginsFact(word: string, within: Keyword): boolean {
  const said = word.toLowerCase();
  return BY_WORD.has(said) && !(within === 'capabilities' && said === 'on');
}

type Fact = PersonFacts & { readonly used: number };

function readFact(
  keyword: Keyword,
  rest: readonly string[],
  now: Instant,
  zone: string,
): Parsed<Fact> {
  const [first = ''] = rest;
  const value = first.replace(/,$/u, '');
  switch (keyword) {
    case 'level':
      // The word that follows says which.
      return BY_WORD.has(value) || value === ''
        ? parsed({ used: 0 })
        : notParsed(`“${value}” is no level. Write newcomer or veteran.`);
    case 'newcomer':
    case 'veteran':
      return parsed({ level: keyword, used: 0 });
    case 'half':
      return parsed({ weight: 0.5, used: 0 });
    case 'full':
      return parsed({ weight: 1, used: 0 });
    case 'weight': {
      if (rest.length === 0) return parsed({ used: 0 });
      const weight = readWeight(value);
      return weight === undefined
        ? notParsed(`“${value}” is no share: ${FACT_REMEDY.weight}.`)
        : parsed({ weight, used: 1 });
    }
    case 'github':
      if (NONE.has(value.toLowerCase())) return parsed({ github: null, used: 1 });
      return isGithubLogin(value)
        ? parsed({ github: value, used: 1 })
        : notParsed(`“${value}” is no GitHub login: ${FACT_REMEDY.github}.`);
    case 'email':
      if (NONE.has(value.toLowerCase())) return parsed({ email: null, used: 1 });
      return isEmailAddress(value)
        ? parsed({ email: value, used: 1 })
        : notParsed(`“${value}” is no email address: ${FACT_REMEDY.email}.`);
    case 'capabilities': {
      const said = readCapabilities(rest.join(' '));
      return rest.length === 0
        ? notParsed('Which capabilities? Write capabilities scf, cleared, or capabilities none.')
        : parsed({ capabilities: said, used: rest.length });
    }
    case 'from':
    case 'until': {
      const date = parseDate(rest.join(' '), now, zone);
      if (!date.ok) return notParsed(date.problem);
      return parsed({ [keyword]: date.date, used: rest.length });
    }
  }
}

/** "0.5", "0,5", "50%", "50 %": undefined where it is no share that somebody can carry. */
export function readWeight(text: string): number | undefined {
  const match = /^(\d{1,3}(?:[.,]\d{1,3})?)\s*(%?)$/u.exec(text.trim());
  if (match?.[1] === undefined) return undefined;
  const value = Number(match[1].replace(',', '.'));
  const weight = match[2] === '%' ? value / 100 : value;
  return isWeight(weight) ? weight : undefined;
}

/** "SCF, cleared": case is dropped, as in files. "none" is none. */
export function readCapabilities(text: string): readonly string[] {
  const all = text.split(',').map((one) => one.trim().replace(/\s+/gu, ' ').toLowerCase());
  return [...new Set(all)].filter((one) => one !== '' && !NONE.has(one));
}
