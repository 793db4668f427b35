import { ACTIVITY_WORDS } from '../../../domain/incident/activity.ts';
import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import { type IncidentLink, targetName } from '../../../domain/incident/link.ts';
import { markerLine } from '../../../domain/issue-log/marker.ts';
import type { Remark } from '../../../domain/issue-log/remark.ts';
import { type IssueReference, referenceName } from '../../../domain/product/issue-reference.ts';
import type { ProductIssue } from '../../../domain/product/product-issue.ts';
import { cutTo, fenced, inlineCode, visible, withoutContacts } from './foreign-text.ts';
import { dated, type IssueFacts, isRestricted } from './issue-draft.ts';

const TEXT_LIMIT = 60_000;

/** What is remembered of a remark in its comment. A message's id has a dot and its channel before it. */
export const remarkKey = (remark: Remark): string => remark.id.replace(/[^\w.:-]/gu, '-');

/** What somebody said in the thread, as a comment: who, when, and their words as they stand. */
export function remarkComment(remark: Remark, { incident, team }: IssueFacts): string {
  const text = withoutContacts(visible(remark.text), incident.customer);
  const edited = remark.editedAt === undefined ? '' : ', edited';
  const added =
    remark.addedBy === undefined ? '' : `, added by ${inlineCode(remark.addedBy)}${where(remark)}`;
  return [
    `${inlineCode(remark.author)} in Slack, ${dated(remark.saidAt, team.calendar.zone)}${edited}${added}:`,
    fenced(cutTo(text, TEXT_LIMIT)),
    markerLine({ kind: 'remark', incident: incident.number, key: remarkKey(remark) }),
  ].join('\n\n');
}

/** The address of a message in Slack. It was made by Slack, and is no text of anybody's. */
function where({ link }: Remark): string {
  return link !== undefined && /^https:\/\/[\w.-]+\/[\w./?=&-]+$/u.test(link)
    ? ` ([message](${link}))`
    : '';
}

export const resolutionKey = (at: number): string => `resolved-${String(at)}`;

/** The issue's last comment. */
export function resolutionComment(
  facts: IssueFacts & { readonly products: readonly ProductIssue[] },
): string {
  const { incident, team } = facts;
  const { resolution } = incident;
  if (resolution === undefined) throw new Error('only a resolved incident has a resolution');
  const effort =
    resolution.effortHours === undefined ? '' : ` Effort: ${String(resolution.effortHours)} h.`;
  const when = dated(resolution.at, team.calendar.zone);
  if (incident.duplicateOf !== undefined) {
    return [
      `Merged into ${incidentName(incident.duplicateOf)} by ${inlineCode(resolution.by.name)}, ${when}: the customer is answered there.`,
      // In these words GitHub itself marks the one as the other's duplicate.
      ...(facts.goesOnAt ? [`Duplicate of ${reference(facts.goesOnAt)}`] : []),
      note(incident, resolutionKey(resolution.at)),
    ].join('\n\n');
  }
  const activities = resolution.activities ?? [];
  const summary = withoutContacts(visible(resolution.summary), incident.customer);
  return [
    `Resolved by ${inlineCode(resolution.by.name)}, ${when}.${effort}`,
    ...(activities.length === 0
      ? []
      : [activities.map((one) => `- ${ACTIVITY_WORDS[one]}`).join('\n')]),
    ...(isRestricted(facts) ? [] : [fenced(cutTo(summary, TEXT_LIMIT))]),
    ...(isRestricted(facts) ? [] : productLines(facts.products)),
    note(incident, resolutionKey(resolution.at)),
  ].join('\n\n');
}

function productLines(products: readonly ProductIssue[]): readonly string[] {
  const lines = products
    .filter(({ purpose }) => purpose !== 'follow-up')
    .flatMap(({ purpose, repository, number }) => {
      if (number === undefined) return [];
      const name = referenceName({ repository, number });
      return purpose === 'promotion' ? [`filed ${name}`] : [`see ${name}`];
    });
  return lines.length === 0 ? [] : [`Product issues: ${lines.join(', ')}`];
}

export const linkKey = (target: string): string =>
  `link-${target.replace(/[^\w.-]/gu, '-')}`.slice(0, 80);

/**
 * What the incident was linked with. The reference is a live one, on purpose: it adds a line to the product issue's
 * history, which those may read who may read this log, and notifies nobody.
 *
 * @param at the issue to refer to; undefined for an incident that has none.
 */
export function linkComment(
  { incident }: Pick<IssueFacts, 'incident'>,
  link: IncidentLink,
  at: IssueReference | undefined,
): string {
  const name = targetName(link.target);
  const known = [
    ...(link.target.kind === 'incident' ? [name] : []),
    ...(at ? [reference(at)] : []),
  ].join(', ');
  return [
    `Known: ${known} · ${inlineCode(withoutContacts(link.title, incident.customer))}`,
    `Linked by ${inlineCode(link.by.name)}.`,
    note(incident, linkKey(name)),
  ].join('\n\n');
}

const reference = ({ repository, number }: IssueReference): string =>
  `${repository}#${String(number)}`;

/** On an issue that was opened twice. */
export function duplicateComment(incident: Incident, url: string): string {
  return [
    `This is a second issue of the same incident, opened because the first answer was lost. It goes on at ${url}.`,
    note(incident, 'duplicate'),
  ].join('\n\n');
}

const note = (incident: Incident, key: string): string =>
  markerLine({ kind: 'note', incident: incident.number, key });
