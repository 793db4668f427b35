import type { ContactWayKind } from '../paging/contact-way.ts';
import type { ResponderId, TeamKey, UserId } from '../team/responder.ts';
import type { Instant, WeekName } from '../time/instant.ts';
import type { Activity } from './activity.ts';

/** The number in `INC-12`. */
export type IncidentNumber = number;

export const CHANNELS_OF_CONTACT = [
  'call',
  'email',
  'drop-in',
  'slack',
  'github',
  'other',
] as const;
export type ChannelOfContact = (typeof CHANNELS_OF_CONTACT)[number];

export const SEVERITIES = ['minor', 'normal', 'major'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** `waiting` for the first answer, `answered` and being worked on, or `resolved`. */
export type IncidentState = 'waiting' | 'answered' | 'resolved';

/** The environment that needs no entry in the configuration. */
export const OPEN_ENVIRONMENT = 'open';

/** Somebody who did something: a Slack user, and the name to show for them. */
export interface Actor {
  readonly userId: UserId;
  readonly name: string;
}

/** Something somebody did, and when. */
export interface Deed {
  readonly by: Actor;
  readonly at: Instant;
}

export interface Customer {
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly organisation: string | undefined;
}

/** Somebody who can be paged, and the name to show for them. */
export interface Person {
  readonly userId: UserId;
  readonly name: string;
}

/** How far escalation has gone for an incident whose goal ran out. */
export interface Paging {
  /** The step of the escalation path that was taken last, from 0. */
  readonly step: number;
  /** Everyone whom the path has reached and who is paged again at each repeat. */
  readonly people: readonly PagedPerson[];
  /** How often the whole channel was told. */
  readonly channelTimes: number;
  readonly lastAt: Instant;
  /** When the step was taken; left out by an older version, where `lastAt` stands for it. */
  readonly stepAt?: Instant;
  /** Whom Slack refused to reach; they are not asked again. */
  readonly refused?: readonly UserId[];
}

export interface PagedPerson extends Person {
  /** Pages so far: 1 after the first, 2 after its first repeat … */
  readonly times: number;
  /** When the latest of them was decided. */
  readonly at: Instant;
  /** The step that reached them; left out by an older version. */
  readonly step?: number;
}

/** Somebody is on it; `until` when they said so, and are asked again then. */
export interface OnIt extends Deed {
  readonly until?: Instant;
  /** The way by which a page was answered, where that is not Slack. */
  readonly via?: ContactWayKind;
}

export interface Resolution extends Deed {
  readonly summary: string;
  readonly effortHours: number | undefined;
  /** What was done, in the process's words; none where nobody was asked. */
  readonly activities?: readonly Activity[];
}

/** One inquiry from one customer. */
export interface Incident {
  readonly number: IncidentNumber;
  readonly team: TeamKey;
  readonly title: string;
  readonly description: string;
  readonly customer: Customer;
  readonly contact: ChannelOfContact;
  readonly severity: Severity;
  readonly environment: string;
  readonly reported: Deed;
  readonly cameInAt: Instant;
  /** The duty week that owns it. */
  readonly week: WeekName;
  readonly ownerId: ResponderId | undefined;
  /** Business minutes until the first answer is due. */
  readonly goalMinutes: number;
  readonly dueAt: Instant;
  readonly state: IncidentState;
  readonly onIt: OnIt | undefined;
  readonly answered: Deed | undefined;
  readonly resolution: Resolution | undefined;
  readonly paging: Paging | undefined;
  /** Repository in which it is logged as an issue; left out where the team keeps no such log. */
  readonly repository?: string;
  /** Somebody called it serious; one of severity `major` is so without that. */
  readonly isMarkedSerious?: true;
  /** The incident that it was merged into: it is resolved, and its customer is answered there. */
  readonly duplicateOf?: IncidentNumber;
  /** In a restricted environment: of what it is about, nothing is written down here. */
  readonly isRestricted?: true;
  /** Who was contacted directly and sent the customer on. */
  readonly redirectedBy?: Actor;
  /** Address of the message in Slack that it was made from. */
  readonly messageLink?: string;
}

/** Whether it gets a post-mortem. */
export function isSerious(incident: Incident): boolean {
  return incident.severity === 'major' || incident.isMarkedSerious === true;
}

/** `INC-12`. */
export function incidentName(number: IncidentNumber): string {
  return `INC-${String(number)}`;
}

/** Reads `INC-12`, `inc12`, `#12` or `12`; undefined for anything else. */
export function parseIncidentName(text: string): IncidentNumber | undefined {
  const match = /^(?:inc[-\s]?|#)?(\d{1,9})$/i.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}
