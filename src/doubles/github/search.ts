import type { DoubleIssue } from './github-double.ts';
import { Refusal } from './refusal.ts';
import type { GithubState, Repository } from './state.ts';

/** GitHub's own limits on a query. */
const LONGEST_QUERY = 256;
const MOST_OPERATORS = 5;

interface Query {
  readonly repositories: readonly string[];
  /** Each has to match; a list matches when any of it does. */
  readonly words: ReadonlyArray<readonly string[]>;
  readonly is: ReadonlySet<string>;
  readonly labels: readonly string[];
  readonly withoutAssignee: boolean;
}

const QUALIFIER = /^([a-z]+):(?:"([^"]*)"|(.+))$/u;

/**
 * Reads a query of GitHub's issue search: words, `(a OR b)`, `repo:`, `is:`, `state:`, `label:`, `no:assignee`, `in:`.
 * Whatever else a bot asks is refused, so that a query that only seems to work is noticed.
 */
function readQuery(text: string): Query {
  const bare = text.replaceAll(/\b[a-z]+:(?:"[^"]*"|\S+)/gu, '').trim();
  const operators = text.match(/\b(?:AND|OR|NOT)\b/gu) ?? [];
  if (bare.length > LONGEST_QUERY || operators.length > MOST_OPERATORS) {
    throw new Refusal(422, 'Validation Failed: the query is too long or too complex');
  }
  const tokens = text.match(/[a-z]+:"[^"]*"|\([^()]*\)|"[^"]*"|\S+/gu) ?? [];
  const repositories: string[] = [];
  const words: (readonly string[])[] = [];
  const is = new Set<string>();
  const labels: string[] = [];
  let withoutAssignee = false;
  for (const token of tokens) {
    const [, key = '', quoted, plain] = QUALIFIER.exec(token) ?? [];
    const value = quoted ?? plain ?? '';
    if (key === 'repo') repositories.push(value);
    else if (key === 'is' || key === 'state' || key === 'type') is.add(value);
    else if (key === 'label') labels.push(value.toLowerCase());
    else if (token === 'no:assignee') withoutAssignee = true;
    else if (key === 'in') continue;
    else if (key !== '') throw new Refusal(422, `Validation Failed: the double has no ${key}:`);
    else if (token.startsWith('(')) words.push(token.slice(1, -1).split(/\s+OR\s+/u));
    else if (token !== 'AND') words.push([token.replaceAll('"', '')]);
  }
  return { repositories, words, is, labels, withoutAssignee };
}

/** Words of a text, with the plural taken off, as far as a stand-in has to go with that. */
function wordsIn(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(singular));
}

const singular = (word: string): string =>
  word.toLowerCase().replace(/(?<=[sxh])es$|(?<!s)s$/u, '');

/** The issues that match, with how well. @throws Refusal where GitHub would refuse. */
export function searchIssues(
  state: GithubState,
  q: string,
): ReadonlyArray<{
  readonly repository: Repository;
  readonly issue: DoubleIssue;
  readonly score: number;
}> {
  if (q.trim() === '') throw new Refusal(422, 'Validation Failed: q is missing');
  const query = readQuery(q);
  const repositories = query.repositories.map((name) => {
    const repository = state.find(name);
    // What cannot be searched is said like this, whether it is not there or may not be seen.
    if (repository === undefined) {
      throw new Refusal(
        422,
        'Validation Failed: The listed users and repositories cannot be searched',
      );
    }
    return repository;
  });
  return repositories
    .flatMap((repository) =>
      [...repository.issues.values()].map((issue) => ({
        repository,
        issue,
        score: scoreOf(issue, query),
      })),
    )
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || b.issue.number - a.issue.number);
}

function scoreOf(issue: DoubleIssue, query: Query): number {
  const { is } = query;
  if (is.has('issue') && issue.isPull) return 0;
  if ((is.has('pr') || is.has('pull-request')) && !issue.isPull) return 0;
  if (is.has('open') && issue.state !== 'open') return 0;
  if (is.has('closed') && issue.state !== 'closed') return 0;
  if (query.withoutAssignee && issue.assignees.length > 0) return 0;
  const labels = issue.labels.map((label) => label.toLowerCase());
  if (!query.labels.every((label) => labels.includes(label))) return 0;
  const title = wordsIn(issue.title);
  const body = wordsIn([issue.body, ...issue.comments.map((c) => c.body)].join(' '));
  let score = 1;
  for (const group of query.words) {
    const hits = group.map(singular).map((word) => (title.has(word) ? 3 : Number(body.has(word))));
    const gained = hits.reduce((sum, hit) => sum + hit, 0);
    if (gained === 0) return 0;
    score += gained;
  }
  return score;
}
