import { describe, expect, it } from '@jest/globals';
import type { Cover } from '../../../src/domain/rotation/cover.ts';
import { dutySpells } from '../../../src/domain/rotation/duty-spells.ts';
import { at } from '../../support/fixtures.ts';
import { calendar } from '../time/calendars.ts';

const CALENDAR = calendar();
const WEEK = '2027-01-11';
const PLANNED = [
  { week: WEEK, role: 'primary', responderId: 'alpha' },
  { week: WEEK, role: 'backup', responderId: 'delta' },
] as const;

function cover(changes: Partial<Cover>): Cover {
  return {
    id: 'c',
    kind: 'cover',
    role: 'primary',
    responderId: 'golf',
    from: at('2027-01-13 13:00'),
    to: at('2027-01-13 17:00'),
    agreedAt: 1,
    ...changes,
  };
}

describe('the spells of a duty week', () => {
  it('are one from the first opening to the last closing where nothing is covered', () => {
    expect(dutySpells(CALENDAR, PLANNED, [], WEEK, 'primary')).toEqual([
      {
        role: 'primary',
        responderId: 'alpha',
        reason: 'rotation',
        from: at('2027-01-11 08:00'),
        to: at('2027-01-15 17:00'),
      },
    ]);
  });

  it('are cut where a cover begins and ends, and only in its role', () => {
    const primary = dutySpells(CALENDAR, PLANNED, [cover({})], WEEK, 'primary');
    expect(primary.map(({ responderId, from, to }) => [responderId, from, to])).toEqual([
      ['alpha', at('2027-01-11 08:00'), at('2027-01-13 13:00')],
      ['golf', at('2027-01-13 13:00'), at('2027-01-13 17:00')],
      ['alpha', at('2027-01-13 17:00'), at('2027-01-15 17:00')],
    ]);
    expect(dutySpells(CALENDAR, PLANNED, [cover({})], WEEK, 'backup')).toHaveLength(1);
  });

  it('show both places when primary and backup change them', () => {
    const stepUp = cover({ kind: 'step-up', responderId: 'delta', to: at('2027-01-15 17:00') });
    const backup = dutySpells(CALENDAR, PLANNED, [stepUp], WEEK, 'backup');
    expect(backup.map(({ responderId, reason }) => [responderId, reason])).toEqual([
      ['delta', 'rotation'],
      ['alpha', 'exchange'],
    ]);
  });

  it('are none in a week that never opens, and none for an empty seat', () => {
    const holidays = Object.fromEntries(
      [11, 12, 13, 14, 15].map((day) => [`2027-01-${String(day)}`, 'Closed']),
    );
    expect(dutySpells(calendar({ holidays }), PLANNED, [], WEEK, 'primary')).toEqual([]);
    expect(dutySpells(CALENDAR, [], [], WEEK, 'primary')).toEqual([]);
  });
});
