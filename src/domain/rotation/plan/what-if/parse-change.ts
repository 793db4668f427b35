import { nearest } from '../../../text/nearest.ts';
import { parseDate } from '../../../text/parse-date.ts';
import { parseDays } from '../../../text/parse-days.ts';
import type { LocalDate } from '../../../time/instant.ts';
import { notParsed, type Parsed, parsed } from '../../../time/parsed.ts';
import type { Subject } from './parse-subject.ts';
import type { Supposition } from './suppose.ts';
import { SUPPOSITION_EXAMPLES, type WordsContext } from './words-context.ts';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const COUNT = `(\\d+|an?|${NUMBERS.join('|')})`;
const REST = new RegExp(
  `^(?:(?:the |a )?(?:min(?:imum)? )?rest (?:is |of |were |= ?)?${COUNT}(?: weeks?)?|${COUNT} weeks?(?: of)? rest)$`,
  'iu',
);
const GRADUATION = new RegExp(
  `^(?:newcomers )?(?:graduate|graduation)s?(?: is)?(?: after)? ${COUNT}(?: weeks?)?$`,
  'iu',
);
/** What a team's policy takes as well. */
const LONGEST_REST = 26;
const LATEST_GRADUATION = 100;

/** A change of the rules; undefined for what is about somebody. */
export function parsePolicy(clause: string): Parsed<Supposition> | undefined {
  const rest = REST.exec(clause);
  if (rest) {
    const weeks = countOf(rest[1] ?? rest[2] ?? '');
    return weeks <= LONGEST_REST
      ? parsed({ kind: 'rest', weeks })
      : notParsed(`“${clause}”: give a rest from 0 to ${String(LONGEST_REST)} weeks.`);
  }
  const graduation = GRADUATION.exec(clause);
  if (graduation === null) return undefined;
  const weeks = countOf(graduation[1] ?? '');
  return weeks >= 1 && weeks <= LATEST_GRADUATION
    ? parsed({ kind: 'graduation', weeks })
    : notParsed(`“${clause}”: give from 1 to ${String(LATEST_GRADUATION)} weeks as primary.`);
}

function countOf(word: string): number {
  const said = word.toLowerCase();
  if (/^an?$/u.test(said)) return 1;
  return /^\d+$/u.test(said) ? Number(said) : NUMBERS.indexOf(said);
}

const BEING = /^(?:(?:is|are|am|was|were|be|will|would|goes|'s|'m)\s+)*/iu;
const AWAY = /^(?:away|off|out|absent|on (?:leave|holiday|vacation|pto))\b/iu;
const THERE = /^(?:back|there|not away|not off)\b/iu;
const LEAVES = /^(?:leaves?|leaving|left|quits?|retires?)(?: the (?:team|rotation))?\b/iu;
const JOINS = /^(?:joins?|joining|starts?|comes)(?: the (?:team|rotation))?\b/iu;
const LEVEL = /^(?:becomes?\s+|counts? as\s+)?(?:an? )?(newcomer|veteran)s?$/iu;
const WEIGHT =
  /^(?:has|have|had|gets?|works?|with|at)?\s*(?:an? )?(?:weight(?: of| is|=)?\s*(\d*[.,]?\d+)|(\d+)\s*%|(half|full)[ -]?time)$/iu;
const HEAVIEST = 2;

/** What is said of somebody. */
export function parsePredicate(
  subject: Subject,
  said: string,
  context: WordsContext,
): Parsed<Supposition> {
  const being = said.replace(BEING, '');
  const joins = JOINS.exec(being);
  if (joins) return parseJoining(subject, being.slice(joins[0].length).trim(), context);
  const { id: responderId, name } = subject;
  if (responderId === undefined) return notParsed(unknown(name, context));
  const days = AWAY.exec(being) ?? THERE.exec(being);
  if (days) {
    const given = being.slice(days[0].length).trim();
    if (given === '') return notParsed(`On which days? Write ${name} is away 20 Dec - 3 Jan.`);
    const range = parseDays(given, context.now, context.zone);
    if (!range.ok) return range;
    return parsed({ kind: AWAY.test(being) ? 'away' : 'there', responderId, ...range.value });
  }
  const leaves = LEAVES.exec(being);
  if (leaves) {
    const on = dayOf(being.slice(leaves[0].length).replace(/^\s*after\b/iu, ''), context);
    return on.ok ? parsed({ kind: 'leaves', responderId, on: on.value }) : on;
  }
  const level = LEVEL.exec(being)?.[1];
  if (level !== undefined) return parsed({ kind: 'level', responderId, level: levelOf(level) });
  const weight = WEIGHT.exec(being);
  if (weight) {
    const read = weightOf(weight);
    return read.ok ? parsed({ kind: 'weight', responderId, weight: read.value }) : read;
  }
  return notParsed(`“${name} ${said}” is no change that I know. ${SUPPOSITION_EXAMPLES}`);
}

const levelOf = (word: string): 'newcomer' | 'veteran' =>
  /^newcomer/iu.test(word) ? 'newcomer' : 'veteran';

function weightOf([, plain, percent, time]: RegExpExecArray): Parsed<number> {
  const weight =
    plain !== undefined
      ? Number(plain.replace(',', '.'))
      : percent !== undefined
        ? Number(percent) / 100
        : time?.toLowerCase() === 'half'
          ? 0.5
          : 1;
  return weight > 0 && weight <= HEAVIEST
    ? parsed(weight)
    : notParsed(
        `Give a weight above 0 and at most ${String(HEAVIEST)}: 1 is nominal, 0.5 half-time.`,
      );
}

const AS_LEVEL = /[\s,]*\bas\s+(?:an?\s+)?(newcomer|veteran)\b/iu;
const AS_WEIGHT =
  /[\s,]*\b(?:(?:with|at)\s+)?(?:an?\s+)?(?:weight(?: of)?\s*(\d*[.,]?\d+)|(\d+)\s*%|(half|full)[ -]?time)/iu;

/** `1 Feb as newcomer with weight 0.5`. Who says no level joins as a newcomer. */
function parseJoining(subject: Subject, said: string, context: WordsContext): Parsed<Supposition> {
  const { id, name } = subject;
  if (id !== undefined) {
    return notParsed(`${name} is on the rotation already: choose a name that nobody has.`);
  }
  const level = levelOf(AS_LEVEL.exec(said)?.[1] ?? 'newcomer');
  const given = AS_WEIGHT.exec(said);
  const weight = given ? weightOf(given) : parsed(1);
  if (!weight.ok) return weight;
  const on = dayOf(said.replace(AS_LEVEL, ' ').replace(AS_WEIGHT, ' '), context);
  if (!on.ok) return on;
  const person = { id: `new ${name}`, name, level, weight: weight.value };
  return parsed({ kind: 'joins', person, on: on.value });
}

/** A day; today where none is said. */
function dayOf(text: string, { now, zone }: WordsContext): Parsed<LocalDate> {
  const said = text.trim().replace(/^(?:on|from)\s+/iu, '');
  const read = parseDate(said === '' ? 'today' : said, now, zone);
  return read.ok ? parsed(read.date) : notParsed(read.problem);
}

function unknown(name: string, { people }: WordsContext): string {
  const names = people.map((person) => person.name);
  const close = nearest(name, names);
  const remedy = close === undefined ? `there are ${names.join(', ')}` : `did you mean ${close}?`;
  return `Nobody on the rotation is called ${name}: ${remedy}${remedy.endsWith('?') ? '' : '.'}`;
}
