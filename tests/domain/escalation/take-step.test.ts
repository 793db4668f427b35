import { describe, expect, it } from '@jest/globals';
import { takeStep } from '../../../src/domain/escalation/escalate.ts';
import { escalateNow } from '../../../src/domain/escalation/escalate-now.ts';
import { type EscalationStep, pathFor } from '../../../src/domain/escalation/path.ts';
import type { PathPeople } from '../../../src/domain/escalation/people-of.ts';
import { pageAgain } from '../../../src/domain/escalation/repeat.ts';
import { onIt } from '../../../src/domain/incident/act.ts';
import type { Decision } from '../../../src/domain/incident/decision.ts';
import { lapse } from '../../../src/domain/incident/on-it-until.ts';
import type { Team } from '../../../src/domain/team/team.ts';
import { ALPHA, at, DELTA, FOXTROT, incident, visit } from '../../support/fixtures.ts';

const ECHO = { userId: 'U05ECHO', name: 'echo' };
const BRAVO = { userId: 'U02BRAVO', name: 'bravo' };

const PEOPLE: PathPeople = {
  owner: ALPHA,
  primary: ALPHA,
  backup: DELTA,
  lead: FOXTROT,
  named: (userId) => ({ userId, name: 'echo' }),
  having: (capability) => (capability === 'scf' ? [BRAVO, ECHO] : []),
};

const context = (
  local: string,
  path: readonly EscalationStep[],
  people: Partial<PathPeople> = {},
  team: Team = visit(),
) => ({ team, people: { ...PEOPLE, ...people }, now: at(`2027-01-12 ${local}`), path });

const step = (target: EscalationStep['target'], more: Partial<EscalationStep> = {}) => ({
  target,
  afterMinutes: 20,
  ...more,
});

/** What was decided, in short. */
const did = ({ events, arm }: Decision) => ({
  events: events.map((event) =>
    event.type === 'paged'
      ? `${event.name} ${String(event.times)}`
      : event.type === 'step-skipped'
        ? `skip ${String(event.step)}: ${event.why}`
        : event.type,
  ),
  arm: arm.map(({ what, dueAt }) => [what.kind, (dueAt - at('2027-01-12 10:00')) / 60_000]),
});

describe('a step of an escalation path', () => {
  it('pages everybody with a capability at once', () => {
    const path = [step({ kind: 'capability', capability: 'scf' }), step({ kind: 'channel' })];
    const taken = takeStep(incident(), 0, context('10:00', path), undefined);
    expect(did(taken)).toEqual({
      events: ['bravo 1', 'echo 1'],
      arm: [
        ['repeat-page', 10],
        ['escalate', 20],
      ],
    });
    expect(taken.effects.filter(({ kind }) => kind === 'page')).toHaveLength(2);
  });

  it('is passed over at once where nobody can be reached, step after step, to the channel', () => {
    const path = [
      step({ kind: 'backup' }),
      step({ kind: 'capability', capability: 'gpu' }),
      step({ kind: 'person', userId: 'U05ECHO' }),
    ];
    const people = {
      backup: undefined,
      whyNot: (userId: string) => (userId === 'U05ECHO' ? 'has left the rotation' : undefined),
    };
    const taken = takeStep(incident(), 0, context('10:00', path, people), undefined);
    expect(did(taken)).toEqual({
      events: [
        'skip 0: nobody is backup',
        'skip 1: nobody has the capability',
        'skip 2: echo has left the rotation',
        'channel-paged',
      ],
      arm: [['repeat-page', 10]],
    });
    expect(taken.effects.filter(({ kind }) => kind === 'admin-notice')).toHaveLength(3);
    expect(taken.effects.filter(({ kind }) => kind === 'thread-line')).toHaveLength(3);
  });

  it('repeats by its own minutes and times, beside those of others', () => {
    const path = [
      step({ kind: 'backup' }, { repeatMinutes: 3, times: 2 }),
      step({ kind: 'lead' }, { afterMinutes: 5 }),
    ];
    const first = takeStep(incident(), 0, context('10:00', path), undefined);
    expect(did(first).arm).toEqual([
      ['repeat-page', 3],
      ['escalate', 5],
    ]);
    const again = pageAgain(first.incident, context('10:03', path), undefined);
    // Delta has had both: until the lead's turn there is nobody to page again.
    expect(did(again)).toEqual({ events: ['delta 2'], arm: [] });
    const second = takeStep(again.incident, 1, context('10:05', path), undefined);
    expect(did(second)).toEqual({ events: ['foxtrot 1'], arm: [['repeat-page', 15]] });
    const third = pageAgain(second.incident, context('10:15', path), undefined);
    expect(did(third)).toEqual({ events: ['foxtrot 2'], arm: [['repeat-page', 25]] });
  });

  it('never ends in silence: when all have had their pages, the channel is told again and again', () => {
    const path = [step({ kind: 'backup' }, { times: 1 })];
    const first = takeStep(incident(), 0, context('10:00', path), undefined);
    expect(did(first).arm).toEqual([['repeat-page', 10]]);
    const again = pageAgain(first.incident, context('10:10', path), undefined);
    expect(did(again)).toEqual({ events: ['channel-paged'], arm: [['repeat-page', 20]] });
  });

  it('is taken early where somebody asks for it; whoever was on it is so no longer', () => {
    const path = [step({ kind: 'backup' }), step({ kind: 'lead' })];
    const busy = incident({ onIt: { by: ALPHA, at: at('2027-01-12 09:30') } });
    const taken = escalateNow(busy, ALPHA, context('10:00', path));
    if ('ok' in taken) throw new Error(taken.message);
    expect(did(taken)).toEqual({
      events: ['escalated', 'delta 1'],
      arm: [
        ['repeat-page', 10],
        ['escalate', 20],
      ],
    });
    expect(taken.incident.onIt).toBeUndefined();
    const refused = escalateNow(incident({ state: 'answered' }), ALPHA, context('10:00', path));
    expect('ok' in refused && refused.code).toBe('settled');
  });
});

describe('being on it until a time', () => {
  const path = [step({ kind: 'backup' }), step({ kind: 'lead' })];

  it('ends when nothing is said: whom the path had reached is paged again, and it goes on', () => {
    const paged = takeStep(incident(), 0, context('10:00', path), undefined).incident;
    const { calendar } = visit();
    const said = onIt(paged, DELTA, at('2027-01-12 10:02'), undefined, {
      until: at('2027-01-12 11:00'),
      calendar,
    });
    if ('ok' in said) throw new Error(said.message);
    expect(did(said).arm).toEqual([['on-it-ends', 60]]);
    expect(lapse(said.incident, context('10:30', path)).events).toEqual([]);
    const over = lapse(said.incident, context('11:10', path));
    expect(did(over)).toEqual({
      events: ['on-it-lapsed', 'delta 2'],
      arm: [
        ['repeat-page', 80],
        ['escalate', 90],
      ],
    });
  });

  it('is had by the first of two who say so within a minute', () => {
    const first = onIt(incident(), DELTA, at('2027-01-12 10:00'));
    if ('ok' in first) throw new Error(first.message);
    const second = onIt(first.incident, ALPHA, at('2027-01-12 10:00') + 59_000);
    expect('ok' in second && second.message).toContain('delta took INC-41 a moment ago');
    const later = onIt(first.incident, ALPHA, at('2027-01-12 10:01'));
    expect('ok' in later).toBe(false);
  });
});

describe('the path that holds', () => {
  const team = visit({
    environments: [
      { key: 'scf', name: 'SCF', goalMinutes: 240, needs: ['scf'], restricted: true },
      { key: 'lab', name: 'Lab', goalMinutes: undefined, needs: [], restricted: false },
    ],
    paths: [
      {
        name: 'lab',
        severities: [],
        environments: ['lab'],
        steps: [{ target: { kind: 'lead' }, afterMinutes: 0 }],
      },
      {
        name: 'minor',
        severities: ['minor'],
        environments: [],
        steps: [{ target: { kind: 'channel' }, afterMinutes: 0 }],
      },
    ],
  });
  const targets = (severity: 'minor' | 'normal' | 'major', environment: string, capable?: number) =>
    pathFor(team, { severity, environment }, capable).map(
      ({ target, afterMinutes }) => `${target.kind} ${String(afterMinutes)}`,
    );

  it('is the first that is for such an incident, else the team’s own', () => {
    expect(targets('normal', 'open')).toEqual(['backup 0', 'lead 20', 'channel 20']);
    expect(targets('minor', 'open')).toEqual(['channel 0']);
    expect(targets('minor', 'lab')).toEqual(['lead 0']);
  });

  it('begins with the primary for what is major, and goes on after a repeat’s time', () => {
    expect(targets('major', 'open')).toEqual(['primary 0', 'backup 10', 'lead 20', 'channel 20']);
    expect(targets('major', 'lab')).toEqual(['primary 0', 'lead 10']);
  });

  it('is no path of others in a restricted environment, unless it names that', () => {
    expect(targets('minor', 'scf', 2)).toEqual(['capable 0', 'capable 10', 'channel 10']);
  });
});
