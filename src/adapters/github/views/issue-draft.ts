import { DateTime } from 'luxon';
import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import { labelsOf } from '../../../domain/issue-log/labels.ts';
import { markerLine } from '../../../domain/issue-log/marker.ts';
import type { IssueReference } from '../../../domain/product/issue-reference.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import { environmentOf, type Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { withZone } from '../../../domain/time/zone-abbreviation.ts';
import type { IssueDraft } from '../../../ports/issue-tracker.ts';
import { cutTo, fenced, inertLine, inlineCode, visible, withoutContacts } from './foreign-text.ts';

/** GitHub takes 256 in a title and 65,536 in a body. */
const TITLE_LIMIT = 250;
const TEXT_LIMIT = 60_000;

const LOGIN = /^[A-Za-z\d](?:[A-Za-z\d-]{0,38})$/u;

/** Somebody's login, if it can be one: only then may it become a mention. */
export function loginOf(person: Responder | undefined): string | undefined {
  const login = person?.github?.trim() ?? '';
  return LOGIN.test(login) ? login : undefined;
}

export interface IssueFacts {
  readonly incident: Incident;
  readonly team: Team;
  readonly owner: Responder | undefined;
  readonly backup: Responder | undefined;
  /** Issue of the incident that it was merged into, once there is one. */
  readonly goesOnAt?: IssueReference;
}

export function isRestricted({ incident, team }: Pick<IssueFacts, 'incident' | 'team'>): boolean {
  return incident.isRestricted ?? environmentOf(team, incident.environment)?.restricted ?? false;
}

/** "Tue 12 Jan 2027, 09:24 PST". */
export function dated(t: Instant, zone: string): string {
  return withZone(DateTime.fromMillis(t, { zone, locale: 'en-US' }), 'ccc d LLL yyyy, HH:mm');
}

/** The issue of an incident as it is opened. Of a restricted environment's it says that there is one, and no more. */
export function issueDraft(facts: IssueFacts): IssueDraft {
  const { incident, team, owner, backup } = facts;
  const name = incidentName(incident.number);
  const zone = team.calendar.zone;
  const login = loginOf(owner);
  const environment =
    team.environments.find((e) => e.key === incident.environment)?.name ?? incident.environment;
  const about = isRestricted(facts)
    ? [
        `An incident in ${inlineCode(environment)}, which is restricted: nothing about it may be written down here.`,
      ]
    : [
        `**Customer:** ${customerWords(incident)}`,
        `**Contact:** ${incident.contact}`,
        `**Severity:** ${incident.severity}`,
        `**Environment:** ${inlineCode(environment)}`,
      ];
  const description = withoutContacts(visible(incident.description), incident.customer).trim();
  const backupLogin = loginOf(backup);
  const lines = [
    ...about,
    `**Came in:** ${dated(incident.cameInAt, zone)}`,
    `**First answer due:** ${dated(incident.dueAt, zone)}`,
    `**Owner:** ${ownerWords(owner, login)}`,
    ...(backupLogin === undefined || backupLogin === login ? [] : [`**Backup:** @${backupLogin}`]),
  ];
  return {
    title: isRestricted(facts)
      ? `${name}: ${inertLine(environment)}`
      : cutTo(
          `${name}: ${inertLine(withoutContacts(incident.title, incident.customer))}`,
          TITLE_LIMIT,
        ),
    body: [
      lines.map((line) => `- ${line}`).join('\n'),
      ...(isRestricted(facts) || description === ''
        ? []
        : [fenced(cutTo(description, TEXT_LIMIT))]),
      'What is said here appears in the incident’s thread in Slack, and the other way round.',
      markerLine({
        kind: 'incident',
        incident: incident.number,
        key: String(incident.reported.at),
      }),
    ].join('\n\n'),
    assignees: login === undefined ? [] : [login],
    labels: labelsOf(incident),
  };
}

function ownerWords(owner: Responder | undefined, login: string | undefined): string {
  if (owner === undefined) return 'nobody was on duty';
  const name = inlineCode(owner.name);
  return login === undefined
    ? `${name}, whose GitHub login is not on the roster: so nobody is assigned here`
    : name;
}

function customerWords({ customer }: Incident): string {
  const name = customer.name === undefined ? 'not named' : inlineCode(customer.name);
  return customer.organisation === undefined
    ? name
    : `${name} at ${inlineCode(customer.organisation)}`;
}
