import { describe, expect, it } from '@jest/globals';
import {
  customerKey,
  fittingCustomers,
  withKnown,
} from '../../../src/domain/incident/known-customers.ts';
import { checkReport, openIncident, type Report } from '../../../src/domain/incident/report.ts';
import {
  describedFrom,
  type SharedMessage,
  shownFrom,
  titleFrom,
} from '../../../src/domain/incident/shared-message.ts';
import { ALPHA, at, UMA, visit, ZONE } from '../../support/fixtures.ts';

const NOW = at('2027-01-12 09:24');
const NOBODY = { name: undefined, email: undefined, phone: undefined, organisation: undefined };
const REPORT: Report = {
  title: 'Crash',
  description: '',
  customer: NOBODY,
  contact: 'call',
  severity: 'normal',
  environment: 'open',
  cameInAt: at('2027-01-12 09:00'),
};
const OWNER = { id: 'alpha-id', userId: ALPHA.userId };

const opened = (changes: Partial<Report>, by = UMA) =>
  openIncident({ ...REPORT, ...changes }, { number: 1, team: visit(), by, owner: OWNER, now: NOW });

describe('a report that was answered before', () => {
  it.each([
    ['before it came in', '2027-01-12 08:59'],
    ['in the future', '2027-01-12 09:26'],
  ])('is refused where that lies %s', (_, answered) => {
    const refusal = checkReport({ ...REPORT, answeredAt: at(answered) }, visit(), NOW);
    expect(refusal?.field).toBe('answered_at');
  });

  it('runs no clock, and says how long the customer waited', () => {
    const { incident, events, arm, effects } = opened(
      { answeredAt: at('2027-01-12 09:10') },
      ALPHA,
    );
    expect(incident).toMatchObject({ state: 'answered', answered: { by: ALPHA } });
    expect(incident.answered?.at).toBe(at('2027-01-12 09:10'));
    expect(events.at(-1)).toEqual({ type: 'answered', by: ALPHA, minutes: 10 });
    expect(arm.map(({ what }) => what.kind)).toEqual(['silent']);
    expect(effects.map((e) => e.kind)).toEqual(['card', 'find-known']);
  });
});

describe('a redirect', () => {
  it('gives a text to whoever reports and word to the owner, unless the two are one', () => {
    expect(opened({ isRedirect: true }).effects).toEqual([
      { kind: 'card' },
      { kind: 'send-on', to: UMA.userId },
      { kind: 'redirected', to: ALPHA.userId },
      { kind: 'find-known' },
    ]);
    expect(opened({ isRedirect: true }, ALPHA).effects).toEqual([
      { kind: 'card' },
      { kind: 'find-known' },
    ]);
  });
});

describe('a message that is reported', () => {
  const message = (text: string, more: Partial<SharedMessage> = {}): SharedMessage => ({
    id: 'C1:1.5',
    author: 'uma',
    authorId: undefined,
    channelName: 'general',
    text,
    saidAt: at('2027-01-12 09:20'),
    files: [],
    link: undefined,
    incident: undefined,
    ...more,
  });

  it('gives its first line, or the first file where it has no words', () => {
    expect(titleFrom(message('\n  Crash <!channel>\nmore'))).toBe('Crash < !channel>');
    expect(titleFrom(message('', { files: ['dump.silo'] }))).toBe('dump.silo');
    expect(Array.from(titleFrom(message('🌋'.repeat(300))))).toHaveLength(200);
  });

  it('is kept whole though a form shows part of it, unless somebody changed it there', () => {
    const long = message(`${'🌋'.repeat(2_500)}end`);
    const shown = shownFrom(long);
    expect(shown.length).toBeLessThanOrEqual(3_000);
    expect(shown).not.toMatch(/[\ud800-\udbff]\n/u);
    expect(describedFrom(long, { title: 'T', description: shown }, ZONE)).toContain(
      '🌋end\n\numa wrote this in #general, Tue 12',
    );
    expect(describedFrom(long, { title: 'T', description: 'Shorter' }, ZONE)).toBe(
      'Shorter\n\numa wrote this in #general, Tue 12 Jan 2027, 09:20 PST',
    );
  });

  it('does not repeat what its title says', () => {
    const short = message('Crash', { channelName: undefined, files: ['a.png'] });
    expect(describedFrom(short, { title: 'Crash', description: 'Crash' }, ZONE)).toBe(
      'uma wrote this, Tue 12 Jan 2027, 09:20 PST\nFiles in Slack: a.png',
    );
  });

  it('leaves room for what is said about it', () => {
    const long = message('x'.repeat(40_000));
    const all = describedFrom(long, { title: 'T', description: shownFrom(long) }, ZONE);
    expect(checkReport({ ...REPORT, description: all }, visit(), NOW)).toBeUndefined();
  });
});

describe('customers who asked before', () => {
  const DANA = {
    ...NOBODY,
    id: '1',
    name: 'Dana Reed',
    email: 'dana@example.org',
    organisation: 'Lab',
  };
  const KIM = { ...NOBODY, id: '2', name: 'Kim', phone: '555-0100' };

  it('are told apart by address, else by name and organisation', () => {
    expect(customerKey({ ...DANA, email: ' Dana@Example.org ' })).toBe('dana@example.org');
    expect(customerKey({ ...NOBODY, name: 'Kim  Lee' })).toBe('kim lee|');
    expect(customerKey({ ...NOBODY, phone: '1' })).toBeUndefined();
  });

  it.each([
    ['ree la', ['1']],
    ['example', ['1']],
    ['', ['1', '2']],
    ['eed', []],
  ])('fit %j', (typed, ids) => {
    expect(fittingCustomers([DANA, KIM, DANA], typed, 9).map((c) => c.id)).toEqual(ids);
  });

  it('fill in what was left empty, and no more', () => {
    expect(withKnown({ ...NOBODY, phone: '7' }, DANA)).toEqual({
      name: 'Dana Reed',
      organisation: 'Lab',
      email: undefined,
      phone: '7',
    });
  });
});
