import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import type { IssueLink } from '../../../domain/issue-log/issue-link.ts';
import { markerLine } from '../../../domain/issue-log/marker.ts';
import type { ProductIssue } from '../../../domain/product/product-issue.ts';
import type { IssueDraft } from '../../../ports/issue-tracker.ts';
import { cutTo, fenced, inertLine, inlineCode, visible, withoutContacts } from './foreign-text.ts';
import { dated, type IssueFacts } from './issue-draft.ts';

/** GitHub takes 256 in a title and 65,536 in a body. */
const TITLE_LIMIT = 250;
const TEXT_LIMIT = 20_000;

/** What is known when an issue of the product is written. */
export interface ProductFacts extends IssueFacts {
  /** The incident's issue in the log, which it links back to; undefined where there is none. */
  readonly link: IssueLink | undefined;
}

/** What tells one asking from another: an incident that is resolved anew says its facts anew. */
export const productKey = ({ key, askedAt }: ProductIssue): string =>
  key.includes('#') ? `facts-${String(askedAt)}` : `${key}-${String(askedAt)}`;

/** An issue that Hotline files in the product's repository, where everybody may read it. */
export function productDraft(issue: ProductIssue, facts: ProductFacts): IssueDraft {
  const { incident } = facts;
  const isAction = issue.purpose === 'follow-up';
  const intro = isAction
    ? `A follow-up action of the post-mortem of ${back(facts)}.`
    : `A user ran into this: it was promoted from ${back(facts)} by ${inlineCode(issue.askedBy.name)}.`;
  return {
    title: cutTo(inertLine(withoutCustomer(issue.title, incident)), TITLE_LIMIT),
    body: [
      intro,
      ...(isAction ? [] : about(facts)),
      markerLine({ kind: 'product', incident: incident.number, key: productKey(issue) }),
    ].join('\n\n'),
    assignees: [],
    labels: [],
  };
}

/** The incident's facts, as a comment on a known issue. */
export function factsComment(issue: ProductIssue, facts: ProductFacts): string {
  const { incident } = facts;
  return [
    `A user ran into this as well: ${back(facts)}, told by ${inlineCode(issue.askedBy.name)}.`,
    ...about(facts),
    markerLine({ kind: 'note', incident: incident.number, key: productKey(issue) }),
  ].join('\n\n');
}

/** Who asked stays out of it, by name as well: the product's issues may be read by everybody. */
function about({ incident, team }: ProductFacts): readonly string[] {
  const environment =
    team.environments.find((e) => e.key === incident.environment)?.name ?? incident.environment;
  const { resolution } = incident;
  const effort = resolution?.effortHours;
  const description = withoutCustomer(incident.description, incident).trim();
  const summary = withoutCustomer(resolution?.summary ?? '', incident).trim();
  return [
    [
      `**What:** ${inlineCode(withoutCustomer(incident.title, incident))}`,
      `**Came in:** ${dated(incident.cameInAt, team.calendar.zone)}`,
      `**Severity:** ${incident.severity}`,
      `**Environment:** ${inlineCode(environment)}`,
      ...(effort === undefined ? [] : [`**Effort so far:** ${String(effort)} h`]),
    ]
      .map((line) => `- ${line}`)
      .join('\n'),
    ...(description === '' ? [] : [fenced(cutTo(description, TEXT_LIMIT))]),
    ...(summary === '' ? [] : ['What was done:', fenced(cutTo(summary, TEXT_LIMIT))]),
  ];
}

function back({ incident, link }: ProductFacts): string {
  const name = incidentName(incident.number);
  const isLink = link !== undefined && !link.isGone && /^https?:\/\/[^\s()<>]+$/u.test(link.url);
  return isLink ? `[${name}](${link.url})` : name;
}

/** Without addresses, the customer's number, and their name where it was written out. */
function withoutCustomer(text: string, { customer }: Incident): string {
  const clean = withoutContacts(visible(text), customer);
  const name = customer.name?.trim() ?? '';
  if (Array.from(name).length < 3) return clean;
  const escaped = name
    .replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
    .replace(/\s+/gu, String.raw`\s+`);
  return clean.replace(
    new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'giu'),
    '[the user]',
  );
}
