import { notParsed, type Parsed, parsed } from '../../../time/parsed.ts';
import { parsePolicy, parsePredicate } from './parse-change.ts';
import { findSubject, type Subject } from './parse-subject.ts';
import type { Supposition } from './suppose.ts';
import { SUPPOSITION_EXAMPLES, type WordsContext } from './words-context.ts';

/** Between two changes: a semicolon, a new line, "and", or a comma before another person. */
const BETWEEN = /\s*(?:;|\n|,?\s+and\s+|,\s+(?=<?@))\s*/iu;

/**
 * Reads changes as people write them: `@bravo is away 20 Dec - 3 Jan and @new joins 1 Feb as newcomer`, `@bravo and
 * @delta are away tomorrow`, `@bravo has weight 0.5 and is veteran`, `rest 2 weeks`. People are mentioned, or named as
 * the rotation calls them, with or without an @.
 */
export function parseSuppositions(
  text: string,
  context: WordsContext,
): Parsed<readonly Supposition[]> {
  const said = text
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[\u2013\u2014]/gu, '-')
    .replace(/^\s*what\s+(?=if\b)/iu, '')
    .trim();
  const clauses = said
    .split(BETWEEN)
    .map((clause) => clause.replace(/^if\b\s*/iu, ''))
    .filter((clause) => clause !== '');
  if (clauses.length === 0) return notParsed(`What if what? ${SUPPOSITION_EXAMPLES}`);
  const found: Supposition[] = [];
  const people = [...context.people];
  /** People who were named without saying what of them: "bravo and delta are away". */
  let waiting: readonly Subject[] = [];
  let last: readonly Subject[] = [];
  for (const clause of clauses) {
    const policy = parsePolicy(clause);
    if (policy) {
      if (!policy.ok) return policy;
      found.push(policy.value);
      continue;
    }
    const { subject, rest } = findSubject(clause, { ...context, people });
    if (subject && rest === '') {
      waiting = [...waiting, subject];
      continue;
    }
    // "… and is veteran" goes on about the person before.
    last = subject ? [...waiting, subject] : last;
    waiting = [];
    for (const one of last) {
      const change = parsePredicate(one, rest, { ...context, people });
      if (!change.ok) return change;
      found.push(change.value);
      if (change.value.kind === 'joins') people.push(change.value.person);
    }
    if (last.length === 0) return notUnderstood(clause);
  }
  const [first] = waiting;
  return first === undefined
    ? parsed(found)
    : notParsed(`What of ${first.name}? ${SUPPOSITION_EXAMPLES}`);
}

const notUnderstood = (clause: string): { readonly ok: false; readonly problem: string } =>
  notParsed(`“${clause}” is no change that I know. ${SUPPOSITION_EXAMPLES}`);
