import { describe, expect, it } from '@jest/globals';
import {
  type EscalationContext,
  pageRefused,
  takeStep,
} from '../../../src/domain/escalation/escalate.ts';
import { restrictedPath } from '../../../src/domain/escalation/path.ts';
import { onIt, resolve } from '../../../src/domain/incident/act.ts';
import { checkReport, openIncident, type Report } from '../../../src/domain/incident/report.ts';
import {
  checkCallBack,
  fairestFirst,
  isCapable,
  responseTimes,
} from '../../../src/domain/incident/restricted.ts';
import type { Responder } from '../../../src/domain/team/responder.ts';
import type { Environment } from '../../../src/domain/team/team.ts';
import {
  ALPHA,
  at,
  DELTA,
  FOXTROT,
  incident,
  newResponder,
  UMA,
  visit,
} from '../../support/fixtures.ts';

const SCF: Environment = {
  key: 'scf',
  name: 'SCF',
  goalMinutes: 240,
  needs: ['scf', 'on site'],
  restricted: true,
};
const TEAM = visit({ environments: [SCF] });
const NOW = at('2027-01-12 09:24');

const REPORT: Report = {
  title: 'Secret title',
  description: 'Secret words',
  customer: { name: 'Dana', email: 'd@e.org', phone: '1', organisation: 'Lab' },
  contact: 'call',
  severity: 'major',
  environment: 'scf',
  cameInAt: NOW,
  isRedirect: true,
  messageLink: 'https://example.slack.com/p1',
  callBack: { phone: '2-4847', reference: 'T-1' },
  goalMinutes: 90,
};

const person = (name: string, changes: Partial<Responder> = {}): Responder => ({
  ...newResponder({ userId: `U${name}`, name }),
  id: name,
  ...changes,
});

describe('a report of a restricted environment', () => {
  it('is refused without a number to call back, whatever else it says', () => {
    const { callBack: _, ...without } = REPORT;
    expect(checkReport(without, TEAM, NOW)).toMatchObject({ code: 'restricted-environment' });
    expect(checkReport(REPORT, TEAM, NOW)).toBeUndefined();
  });

  it.each(['2-4847', '+1 (925) 555-0100', '925.555.0100 x12'])('takes %s as a number', (phone) => {
    expect(checkCallBack({ phone, reference: undefined }, undefined)).toBeUndefined();
  });

  it.each(['', 'call Dana', '12', '2-4847; it crashed', '555-0100\nsecret', '☎ 2-4847'])(
    'does not take %j for a number',
    (phone) => {
      expect(checkCallBack({ phone, reference: undefined }, undefined)?.field).toBe('call_back');
    },
  );

  it.each(['secret', 'T 1', 'T-1 and more', 'T-1'.repeat(9), '-1', 'T1\n2'])(
    'does not take %j for a reference',
    (reference) => {
      expect(checkCallBack({ phone: '2-4847', reference }, undefined)?.field).toBe('reference');
    },
  );

  it.each([0, 1.5, Number.NaN, 10_001])('does not take %d for minutes', (minutes) => {
    const given = { phone: '2-4847', reference: 'T-1234' };
    expect(checkCallBack(given, minutes)?.field).toBe('required_response');
  });

  it('offers the environment’s own goal among the usual ones', () => {
    expect(responseTimes(240).filter((minutes) => minutes === 240)).toEqual([240]);
    expect(responseTimes(50).slice(2, 5)).toEqual([45, 50, 60]);
  });

  it('keeps the fact and nothing else, with the time that the customer asks for as its goal', () => {
    const decision = openIncident(REPORT, {
      number: 1,
      team: TEAM,
      by: UMA,
      owner: undefined,
      now: NOW,
    });
    const nobody = { name: undefined, email: undefined, phone: undefined, organisation: undefined };
    expect(decision.incident).toMatchObject({
      title: 'Restricted incident (SCF)',
      description: '',
      customer: nobody,
      contact: 'other',
      severity: 'normal',
      isRestricted: true,
      dueAt: at('2027-01-12 10:54'),
    });
    expect(JSON.stringify(decision)).not.toMatch(/Secret|Dana|T-1|4847|slack\.com/u);
    // Nobody of the pair may work there: the path begins at once, and no lead is told that nobody is on duty.
    expect(decision.effects.map((e) => e.kind)).toEqual(['card']);
    expect(decision.arm.at(-1)).toEqual({
      incident: 1,
      dueAt: NOW,
      what: { kind: 'escalate', step: 0 },
    });
  });

  it('begins to ask when the team opens, where it is closed', () => {
    const night = at('2027-01-12 20:00');
    const { arm } = openIncident(
      { ...REPORT, cameInAt: night },
      { number: 1, team: TEAM, by: UMA, owner: undefined, now: night },
    );
    expect(arm.at(-1)?.dueAt).toBe(at('2027-01-13 08:00'));
  });
});

describe('who may work in a restricted environment', () => {
  it('has all that it takes, in any case', () => {
    expect(isCapable({ capabilities: ['SCF', 'on site', 'x'] }, SCF)).toBe(true);
    expect(isCapable({ capabilities: ['scf'] }, SCF)).toBe(false);
  });

  it('is asked by what they have carried for their weight', () => {
    const order = fairestFirst([
      { person: person('alpha'), incidents: 2, weeks: 0 },
      { person: person('bravo', { weight: 0.5 }), incidents: 1, weeks: 1 },
      { person: person('charlie', { weight: 2 }), incidents: 4, weeks: 1 },
      { person: person('delta'), incidents: 0, weeks: 9 },
      { person: person('echo', { weight: 0 }), incidents: 1, weeks: 0 },
    ]);
    expect(order.map((p) => p.name)).toEqual(['delta', 'alpha', 'charlie', 'bravo', 'echo']);
  });
});

describe('the path of a restricted incident', () => {
  const RESTRICTED = incident({ isRestricted: true, environment: 'scf', ownerId: undefined });
  const context = (people: readonly (typeof ALPHA)[], now = NOW): EscalationContext => ({
    team: TEAM,
    now,
    path: restrictedPath(people.length, 10),
    people: {
      owner: undefined,
      primary: UMA,
      backup: UMA,
      lead: UMA,
      named: () => undefined,
      capable: people,
    },
  });

  it('asks one after the other, never the team’s own path, and then tells the channel', () => {
    const all = [ALPHA, DELTA];
    const first = takeStep(RESTRICTED, 0, context(all), undefined);
    expect(first.incident.paging?.people.map((p) => p.name)).toEqual(['alpha']);
    expect(first.arm.at(-1)).toMatchObject({
      dueAt: at('2027-01-12 09:34'),
      what: { kind: 'escalate', step: 1 },
    });
    // The order changes meanwhile: nobody is left out, and nobody asked anew.
    const second = takeStep(first.incident, 1, context([DELTA, ALPHA]), undefined);
    expect(second.incident.paging?.people.map((p) => p.name)).toEqual(['alpha', 'delta']);
    const third = takeStep(second.incident, 2, context(all), undefined);
    expect(third.effects.map((e) => e.kind)).toEqual(['page-channel', 'card']);
  });

  it('goes on to whoever has not been asked when somebody cannot be reached', () => {
    const all = [ALPHA, DELTA, FOXTROT];
    const first = takeStep(RESTRICTED, 0, context(all), undefined);
    const refused = pageRefused(first.incident, { ...ALPHA, why: 'gone' }, context(all));
    const last = takeStep(refused.incident, 2, context(all), undefined);
    expect(last.incident.paging?.people.map((p) => p.name)).toEqual(['delta', 'foxtrot']);
    expect(last.incident.paging?.refused).toEqual(['U01ALPHA']);
  });

  it('tells the channel at once where nobody may work there', () => {
    const decision = takeStep(RESTRICTED, 0, context([]), undefined);
    expect(decision.effects.map((e) => e.kind)).toEqual(['page-channel', 'card']);
  });

  it('makes whoever takes it its owner, and keeps no word of how it was resolved', () => {
    const taken = onIt(RESTRICTED, ALPHA, NOW, 'alpha-id');
    if ('ok' in taken) throw new Error(taken.message);
    expect(taken.incident.ownerId).toBe('alpha-id');
    expect(taken.events.map((e) => e.type)).toEqual(['on-it', 'assigned']);
    const done = resolve(taken.incident, ALPHA, { summary: 'Secret', effortHours: 1 }, NOW);
    expect(JSON.stringify(done)).not.toContain('Secret');
  });
});
