import { describe, expect, it } from '@jest/globals';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { answeredWith, merge } from '../../../src/domain/incident/merge.ts';
import { reopen } from '../../../src/domain/incident/reopen.ts';
import { ALPHA, at, DELTA, incident, visit } from '../../support/fixtures.ts';

const NOW = at('2027-01-12 09:50');
const TEAM = visit();

const INC_7 = incident({ number: 7, dueAt: at('2027-01-12 10:10') });
const INC_12 = incident({ number: 12 });
const RESOLVED = {
  state: 'resolved',
  resolution: { by: DELTA, at: 1, summary: 'Known', effortHours: undefined },
} as const;

const merged = (duplicate: Incident, into: Incident) => {
  const result = merge(duplicate, into, ALPHA, NOW);
  if ('ok' in result) throw new Error(result.message);
  return result;
};

const refusal = (duplicate: Partial<Incident>, into: Partial<Incident>): string => {
  const result = merge({ ...INC_12, ...duplicate }, { ...INC_7, ...into }, ALPHA, NOW);
  return 'ok' in result ? result.message : 'merged';
};

describe('merging a duplicate', () => {
  it('ends its clock and its pages, and says where it goes on', () => {
    const { duplicate } = merged(INC_12, INC_7);
    expect(duplicate.incident).toMatchObject({
      state: 'resolved',
      duplicateOf: 7,
      answered: undefined,
      resolution: { by: ALPHA, at: NOW, summary: 'Merged into INC-7.' },
    });
    expect(duplicate.events).toEqual([{ type: 'merged', by: ALPHA, into: 7 }]);
    expect(duplicate.disarm).toEqual([
      'remind',
      'goal',
      'repeat-page',
      'page-way',
      'escalate',
      'on-it-ends',
      'on-it-lapses',
      'silent',
    ]);
    expect(duplicate.withdraw).toEqual([
      'reminder',
      'page',
      'page-way',
      'page-mention',
      'page-channel',
      'ask-silent',
    ]);
    expect(duplicate.effects.map((e) => e.kind)).toEqual(['card', 'thread-line', 'settle-pages']);
  });

  it('leaves the clock of the one that goes on as it is, where that is due first', () => {
    const { into } = merged(INC_12, INC_7);
    expect(into.incident.dueAt).toBe(INC_7.dueAt);
    expect(into.arm).toEqual([]);
    expect(into.events).toEqual([{ type: 'absorbed', by: ALPHA, duplicate: 12 }]);
  });

  it('takes over the earlier due instant, so that no customer waits longer for it', () => {
    const { into } = merged(INC_7, INC_12);
    expect(into.incident.dueAt).toBe(at('2027-01-12 10:10'));
    expect(into.arm).toEqual([
      { incident: 12, dueAt: at('2027-01-12 10:10'), what: { kind: 'goal' } },
    ]);
  });

  it('is done once, however often it is said', () => {
    const { duplicate, into } = merged({ ...INC_12, ...RESOLVED, duplicateOf: 7 }, INC_7);
    expect([duplicate.events, into.events]).toEqual([[], []]);
  });

  it.each([
    ['itself', {}, { number: 12 }, 'INC-12 cannot be merged into itself'],
    ['another team’s', {}, { team: 'other' }, 'INC-7 is another team’s'],
    ['a resolved one', {}, RESOLVED, 'INC-7 is resolved, so nobody would answer'],
    ['anything, when it is resolved', RESOLVED, {}, 'INC-12 is resolved already'],
    [
      'one that was merged itself, such as into this one',
      {},
      { ...RESOLVED, duplicateOf: 12 },
      'INC-7 was itself merged into INC-12',
    ],
    ['an open one from a restricted environment', { isRestricted: true }, {}, 'restricted'],
    ['a restricted one', {}, { isRestricted: true }, 'restricted environment'],
    [
      'an answered one while its customer waits',
      {},
      { state: 'answered', answered: { by: ALPHA, at: 1 } },
      'say `/oncall responded INC-12`, then merge',
    ],
  ] as const)('is refused into %s', (_, duplicate, into, words) => {
    expect(refusal(duplicate, into)).toContain(words);
  });

  it('is allowed into an answered one for a customer who has had an answer', () => {
    const answered = { state: 'answered', answered: { by: ALPHA, at: 1 } } as const;
    expect(refusal(answered, answered)).toBe('merged');
  });
});

describe('an answer to the incident that went on', () => {
  it('is the answer to the duplicate’s customer as well, once', () => {
    const duplicate: Incident = { ...INC_12, ...RESOLVED, duplicateOf: 7 };
    const { incident: after, events } = answeredWith(duplicate, { by: DELTA, at: NOW }, 26);
    expect(after).toMatchObject({ state: 'resolved', answered: { by: DELTA, at: NOW } });
    expect(events).toEqual([{ type: 'answered', by: DELTA, minutes: 26 }]);
    expect(answeredWith(after, { by: ALPHA, at: NOW }, 30).events).toEqual([]);
  });
});

it('tells whoever sent the customer of a duplicate on that somebody has them', () => {
  const { duplicate } = merged({ ...INC_12, redirectedBy: ALPHA }, INC_7);
  const { effects } = answeredWith(duplicate.incident, { by: DELTA, at: NOW }, 26);
  expect(effects).toEqual([{ kind: 'card' }, { kind: 'contact-made', to: ALPHA.userId }]);
});

describe('reopening', () => {
  it('lets the clock of a duplicate run on where nobody had answered', () => {
    const { duplicate } = merged(INC_12, INC_7);
    const { incident: after, arm } = reopen(duplicate.incident, DELTA, TEAM, NOW);
    expect(after).toEqual({ ...INC_12 });
    expect(arm.map(({ dueAt, what }) => [what.kind, dueAt])).toEqual([
      ['silent', at('2027-02-02 09:50')],
      ['remind', at('2027-01-12 09:54')],
      ['remind', at('2027-01-12 10:12')],
      ['goal', at('2027-01-12 10:24')],
    ]);
  });

  it('asks those who may work in a restricted environment, where nobody owns it', () => {
    const duplicate = { ...INC_12, isRestricted: true as const };
    const into = { ...INC_7, isRestricted: true as const };
    const { arm } = reopen(merged(duplicate, into).duplicate.incident, DELTA, TEAM, NOW);
    expect(arm.at(-1)).toEqual({
      incident: 12,
      dueAt: NOW,
      what: { kind: 'escalate', step: 0 },
    });
  });

  it('starts no clock for a customer who has had an answer', () => {
    const resolved: Incident = { ...INC_12, ...RESOLVED, answered: { by: DELTA, at: 1 } };
    const { incident: after, arm } = reopen(resolved, DELTA, TEAM, NOW);
    expect([after.state, arm.map(({ what }) => what.kind)]).toEqual(['answered', ['silent']]);
  });
});
