import { DateTime } from 'luxon';
import type { Actor, Incident } from '../../src/domain/incident/incident.ts';
import type { Responder } from '../../src/domain/team/responder.ts';
import type { Team } from '../../src/domain/team/team.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { Log } from '../../src/ports/log.ts';
import { calendar } from '../domain/time/calendars.ts';

export const ZONE = 'America/Los_Angeles';

/** "2027-01-12 09:24" on the team's wall clock. */
export const at = (local: string): Instant => {
  const read = DateTime.fromSQL(local, { zone: ZONE });
  if (!read.isValid) throw new Error(`no local time: ${local}`);
  return read.toMillis();
};

export const ALPHA: Actor = { userId: 'U01ALPHA', name: 'alpha' };
export const DELTA: Actor = { userId: 'U04DELTA', name: 'delta' };
export const FOXTROT: Actor = { userId: 'U06FOXTROT', name: 'foxtrot' };
/** Of the same workspace, and on no team. */
export const UMA: Actor = { userId: 'U09USER', name: 'uma' };

const CALENDAR = calendar({ holidays: { '2027-01-18': 'Martin Luther King Jr. Day' } });

/** VisIt's policy: 60 minutes, reminders at 50 and 80 %, then backup, lead, channel. */
export function visit(changes: Partial<Team> = {}): Team {
  return {
    key: 'visit',
    name: 'VisIt',
    channels: { incidents: 'visit-live', notices: 'visit-notices' },
    admins: ['U01ALPHA'],
    lead: 'U06FOXTROT',
    calendar: CALENDAR,
    goalMinutes: 60,
    remindAt: [0.5, 0.8],
    repeatPageMinutes: 10,
    environments: [],
    escalation: [
      { target: { kind: 'backup' }, afterMinutes: 0 },
      { target: { kind: 'lead' }, afterMinutes: 20 },
      { target: { kind: 'channel' }, afterMinutes: 20 },
    ],
    rotation: { restWeeks: 1, graduateAfter: 3, horizonWeeks: 26 },
    week: { text: undefined, agesAfterDays: 10 },
    expertAnswerMinutes: 60,
    ...changes,
  };
}

/** INC-41: came in on Tuesday 12 January 2027 at 09:24, first answer due at 10:24. */
export function incident(changes: Partial<Incident> = {}): Incident {
  return {
    number: 41,
    team: 'visit',
    title: 'Contour plot crashes when restarting from a dump',
    description: '',
    customer: {
      name: 'Dana Reed',
      email: undefined,
      phone: '555-0100',
      organisation: 'Example Lab',
    },
    contact: 'call',
    severity: 'normal',
    environment: 'open',
    reported: { by: UMA, at: at('2027-01-12 09:25') },
    cameInAt: at('2027-01-12 09:24'),
    week: '2027-01-11',
    ownerId: undefined,
    goalMinutes: 60,
    dueAt: at('2027-01-12 10:24'),
    state: 'waiting',
    onIt: undefined,
    answered: undefined,
    resolution: undefined,
    paging: undefined,
    ...changes,
  };
}

/** A veteran of VisIt's rotation, without an id yet. */
export function newResponder(
  by: Actor,
  changes: Partial<Omit<Responder, 'id'>> = {},
): Omit<Responder, 'id'> {
  return {
    team: 'visit',
    name: by.name,
    userId: by.userId,
    github: undefined,
    email: undefined,
    phone: undefined,
    level: 'veteran',
    weight: 1,
    capabilities: [],
    topics: [],
    active: true,
    ...changes,
  };
}

/** A log that keeps what it is told. */
export function recordingLog(): Log & { readonly messages: string[] } {
  const messages: string[] = [];
  const keep = (message: string): void => {
    messages.push(message);
  };
  return { messages, debug: keep, info: keep, warn: keep, error: keep };
}
