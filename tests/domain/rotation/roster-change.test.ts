import { describe, expect, it } from '@jest/globals';
import {
  mattersToPlan,
  type RosterChange,
  type RosterState,
  rosterAfter,
} from '../../../src/domain/rotation/roster-change.ts';
import type { Responder } from '../../../src/domain/team/responder.ts';
import { ALPHA, DELTA, newResponder } from '../../support/fixtures.ts';

const AS_OF = { team: 'visit', today: '2027-01-13', monday: '2027-01-11' };

const person = (changes: Partial<Responder> = {}): Responder => ({
  ...newResponder(ALPHA),
  id: 'a',
  ...changes,
});

const after = (one: Responder, change: RosterChange): RosterState =>
  rosterAfter({ people: [one, { ...newResponder(DELTA), id: 'd' }], spells: [] }, change, AS_OF);

const change = (to: Extract<RosterChange, { kind: 'change' }>['to']): RosterChange => ({
  kind: 'change',
  responderId: 'a',
  to,
});

const JOINS_AGAIN: RosterChange = {
  kind: 'join',
  people: [
    {
      responderId: 'a',
      userId: ALPHA.userId,
      name: 'alpha',
      level: 'newcomer',
      weight: 0.5,
      capabilities: ['scf'],
      from: '2027-02-01',
    },
  ],
};

describe('a roster after a change', () => {
  it('counts a new weight from this week on, and what was due before by the old one', () => {
    const { people, spells } = after(person(), change({ weight: 0.5 }));
    expect(people[0]).toMatchObject({ weight: 0.5, joinedOn: '2027-01-11' });
    expect(spells).toEqual([{ responderId: 'a', from: undefined, to: '2027-01-10', weight: 1 }]);
    expect(people[1]?.joinedOn).toBeUndefined();
  });

  it('has no spell for a weight that is changed twice in one week, or before somebody has joined', () => {
    const joined = person({ weight: 0.5, joinedOn: '2027-01-11' });
    expect(after(joined, change({ weight: 0.8 })).spells).toEqual([]);
    const coming = after(person({ joinedOn: '2027-03-01' }), change({ weight: 0.8 }));
    expect(coming.people[0]).toMatchObject({ weight: 0.8, joinedOn: '2027-03-01' });
  });

  it('lets who leaves in days to come be there until then, and who left be gone', () => {
    expect(after(person(), change({ lastDay: '2027-01-13' })).people[0]).toMatchObject({
      active: true,
      leavesOn: '2027-01-13',
    });
    expect(after(person(), change({ lastDay: '2027-01-12' })).people[0]?.active).toBe(false);
    const stays = after(person({ leavesOn: '2027-02-01' }), change({ lastDay: null }));
    expect(stays.people[0]).toMatchObject({ active: true, leavesOn: undefined });
  });

  it('takes somebody back as who they were, with a gap between two spells', () => {
    const left = person({ active: false, leavesOn: '2026-09-30', github: 'alpha-gh' });
    const { people, spells } = after(left, JOINS_AGAIN);
    expect(people[0]).toMatchObject({
      id: 'a',
      active: true,
      level: 'newcomer',
      weight: 0.5,
      github: 'alpha-gh',
      joinedOn: '2027-02-01',
      leavesOn: undefined,
    });
    expect(spells).toEqual([{ responderId: 'a', from: undefined, to: '2026-09-30', weight: 1 }]);
  });

  it('has whoever joins for the first time under the id that their plan names', () => {
    const { people } = rosterAfter({ people: [], spells: [] }, JOINS_AGAIN, AS_OF);
    expect(people).toEqual([
      {
        ...newResponder(ALPHA),
        id: 'a',
        level: 'newcomer',
        weight: 0.5,
        capabilities: ['scf'],
        joinedOn: '2027-02-01',
      },
    ]);
  });

  it('remembers since when somebody is a newcomer again, and forgets it when they are no more', () => {
    const back = after(person(), change({ level: 'newcomer' })).people[0];
    expect(back).toMatchObject({ level: 'newcomer', newcomerSince: '2027-01-11' });
    if (back === undefined) throw new Error('nobody');
    expect(after(back, change({ level: 'veteran' })).people[0]?.newcomerSince).toBeUndefined();
  });

  it('takes a login away where it is said to be none', () => {
    const { people } = after(person({ github: 'x', email: 'a@b.org' }), change({ github: null }));
    expect(people[0]).toMatchObject({ github: undefined, email: 'a@b.org' });
  });

  it('matters to a plan unless only a login or an address changes', () => {
    expect(mattersToPlan(change({ github: 'x', email: null }))).toBe(false);
    expect(mattersToPlan(change({ lastDay: null }))).toBe(true);
    expect(mattersToPlan(JOINS_AGAIN)).toBe(true);
  });
});
