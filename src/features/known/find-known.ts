import type { Customer, Incident, IncidentNumber } from '../../domain/incident/incident.ts';
import { type Candidate, rankByRelevance } from '../../domain/search/relevance.ts';
import {
  MOST_SUGGESTIONS,
  type SourceAnswer,
  type Suggestion,
  type Suggestions,
} from '../../domain/search/suggestion.ts';
import { foldedWords, termsOf } from '../../domain/search/words.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SourceIssue, SourceIssues } from '../../ports/source-issues.ts';
import type { Store, Tx } from '../../ports/store.ts';

/** Words of a question that are looked for. */
const MOST_TERMS = 8;

/** Past incidents that are looked at more closely. */
const CANDIDATES = 40;

export interface KnownContext {
  readonly store: Store;
  readonly clock: Clock;
  /** Undefined where nobody can ask the product's repository. */
  readonly sourceIssues: SourceIssues | undefined;
}

export interface Question {
  readonly words: string;
  /** The incident that it is about; it does not match itself. */
  readonly about: Incident | undefined;
}

type Found = Candidate & { readonly suggestion: Suggestion };

/**
 * The likeliest matches among the team's past incidents and the product's issues, in one order. Where the repository does
 * not answer there are past incidents alone, and the answer says so. Never inside a transaction: it asks outside.
 */
export async function findKnown(
  { store, clock, sourceIssues }: KnownContext,
  team: Team,
  question: Question,
): Promise<Suggestions> {
  const past = await store.transaction(async (tx) => await pastIncidents(tx, team, question));
  const { source, found } = await productIssues(sourceIssues, team, question);
  const ranked = rankByRelevance(question.words, [...past, ...found]);
  return {
    foundAt: clock.now(),
    found: ranked.slice(0, MOST_SUGGESTIONS).map(({ suggestion }) => suggestion),
    source,
  };
}

async function pastIncidents(
  tx: Tx,
  team: Team,
  { words, about }: Question,
): Promise<readonly Found[]> {
  const terms = termsOf(words, MOST_TERMS);
  if (terms.length === 0) return [];
  const hits = await tx.search.find(
    { team: team.key, terms, match: 'any', within: 'work' },
    CANDIDATES,
  );
  const linked = await alreadyLinked(tx, about?.number);
  const incidents = await tx.incidents.some(hits.map(({ incident }) => incident));
  return incidents
    .filter((one) => one.duplicateOf === undefined && one.number !== about?.number)
    .filter((one) => one.number !== about?.duplicateOf && !linked.has(one.number))
    .map(({ number, title, description, state, resolution }) => ({
      title,
      text: `${description}\n${resolution?.summary ?? ''}`,
      suggestion: { kind: 'incident', number, title, state, outcome: resolution?.summary ?? '' },
    }));
}

async function alreadyLinked(
  tx: Tx,
  number: IncidentNumber | undefined,
): Promise<ReadonlySet<IncidentNumber>> {
  const links = number === undefined ? [] : await tx.links.of(number);
  return new Set(
    links.flatMap(({ target }) => (target.kind === 'incident' ? [target.number] : [])),
  );
}

async function productIssues(
  sourceIssues: SourceIssues | undefined,
  team: Team,
  { words, about }: Question,
): Promise<{ readonly source: SourceAnswer; readonly found: readonly Found[] }> {
  const nobody = new Set(about ? customerWords(about.customer) : []);
  // Who the customer is does not leave the team with a question to GitHub.
  const asked = termsOf(words, MOST_TERMS)
    .map(({ start }) => start)
    .filter((word) => !nobody.has(word));
  if (sourceIssues === undefined || team.source === undefined || asked.length === 0) {
    return { source: 'none', found: [] };
  }
  const reply = await sourceIssues.search(team.source.repository, asked);
  if (!reply.ok) return { source: 'unreachable', found: [] };
  return { source: 'asked', found: reply.value.map(candidateOf) };
}

function customerWords({ name, email, phone, organisation }: Customer): readonly string[] {
  return foldedWords([name, email, phone, organisation].filter(Boolean).join(' '));
}

function candidateOf(issue: SourceIssue): Found {
  const { repository, number, url, title, isOpen, body } = issue;
  return {
    title,
    text: body,
    suggestion: { kind: 'issue', repository, number, url, title, isOpen },
  };
}
