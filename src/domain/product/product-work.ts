import type { Activity } from '../incident/activity.ts';
import type { IncidentEffect } from '../incident/effect.ts';
import type { Actor, Incident } from '../incident/incident.ts';
import type { Instant } from '../time/instant.ts';
import { type IssueReference, referenceName } from './issue-reference.ts';
import { actionKey, PROMOTION_KEY, type ProductIssue } from './product-issue.ts';

/** What is to be done about the product's issues: rows to keep, and effects that carry them. */
export interface ProductWork {
  readonly issues: readonly ProductIssue[];
  readonly effects: readonly IncidentEffect[];
}

/** GitHub takes 256 in a title. */
const TITLE_LIMIT = 200;

/**
 * What follows from a resolution. A known issue that was updated gets the incident's facts, each time that the incident
 * is resolved anew; an incident is promoted once in its life.
 *
 * @param source the product's repository; undefined where the team has none.
 */
export function productWork(
  incident: Incident,
  told: {
    readonly activities: readonly Activity[];
    readonly issues: readonly IssueReference[];
    /** Title of the new issue; the incident's own where it is empty. */
    readonly newTitle: string;
  },
  facts: {
    readonly source: string | undefined;
    readonly earlier: readonly ProductIssue[];
    readonly by: Actor;
    readonly now: Instant;
  },
): ProductWork {
  const { source, earlier, by, now } = facts;
  const isKnown = told.activities.includes('known-updated');
  const asked = { incident: incident.number, askedBy: by, askedAt: now, ...UNTRIED };
  const issues: ProductIssue[] = told.issues.map((reference) => ({
    ...asked,
    key: referenceName(reference).toLowerCase(),
    purpose: isKnown ? 'known' : 'touched',
    ...reference,
    url: undefined,
    title: '',
    state: isKnown ? 'waiting' : 'noted',
  }));
  const wasPromoted = earlier.some(({ key, state }) => key === PROMOTION_KEY && state !== 'failed');
  if (told.activities.includes('new-issue') && source !== undefined && !wasPromoted) {
    const title = told.newTitle.trim() === '' ? incident.title : told.newTitle.trim();
    issues.push(newIssue(PROMOTION_KEY, 'promotion', source, title, asked));
  }
  return { issues, effects: effectsFor(issues) };
}

/** Each line becomes an issue of the product, unless an earlier line said the same. */
export function followUps(
  incident: Incident,
  lines: readonly string[],
  facts: {
    readonly source: string;
    readonly earlier: readonly ProductIssue[];
    readonly by: Actor;
    readonly now: Instant;
  },
): ProductWork {
  const { source, earlier, by, now } = facts;
  const before = earlier.filter(({ purpose }) => purpose === 'follow-up');
  const said = new Set(before.map(({ title }) => alike(title)));
  const asked = { incident: incident.number, askedBy: by, askedAt: now, ...UNTRIED };
  const issues: ProductIssue[] = [];
  for (const line of lines) {
    const title = line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, '').trim();
    if (title === '' || said.has(alike(title))) continue;
    said.add(alike(title));
    const key = actionKey(before.length + issues.length + 1);
    issues.push(newIssue(key, 'follow-up', source, title, asked));
  }
  return { issues, effects: effectsFor(issues) };
}

const UNTRIED = { triedAt: undefined, why: undefined } as const;

function newIssue(
  key: string,
  purpose: 'promotion' | 'follow-up',
  repository: string,
  title: string,
  asked: Pick<ProductIssue, 'incident' | 'askedBy' | 'askedAt' | 'triedAt' | 'why'>,
): ProductIssue {
  return {
    ...asked,
    key,
    purpose,
    repository,
    number: undefined,
    url: undefined,
    title: Array.from(title).slice(0, TITLE_LIMIT).join(''),
    state: 'waiting',
  };
}

const alike = (title: string): string => title.replace(/\s+/gu, ' ').trim().toLowerCase();

function effectsFor(issues: readonly ProductIssue[]): readonly IncidentEffect[] {
  return issues
    .filter(({ state }) => state === 'waiting')
    .map(({ key, number }) => ({
      kind: number === undefined ? 'product-issue' : 'product-comment',
      issue: key,
    }));
}
