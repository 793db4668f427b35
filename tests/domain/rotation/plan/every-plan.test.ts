import { expect, it } from '@jest/globals';
import { array, assert, nat, property, record, tuple } from 'fast-check';
import { makePlan } from '../../../../src/domain/rotation/plan/make-plan.ts';
import { person, teamOf } from './teams.ts';

it('every plan obeys the rules, or says where it does not', () => {
  const team = record({
    newcomers: nat(6),
    veterans: nat(4),
    restWeeks: nat(2),
    away: array(tuple(nat(9), nat(7)), { maxLength: 12 }),
  });
  assert(
    property(team, ({ newcomers, veterans, restWeeks, away }) => {
      const people = Array.from({ length: newcomers + veterans }, (_, i) =>
        person(`p${String(i)}`, { level: i < newcomers ? 'newcomer' : 'veteran' }),
      );
      const plain = teamOf(people, 8, { policy: { restWeeks, graduateAfter: 3, wanted: [] } });
      const timeOff = away.map(([i, w]) => {
        const day = plain.weeks[w]!.openDays[2]!;
        return { responderId: `p${String(i)}`, from: day, to: day };
      });
      const plan = makePlan({ ...plain, timeOff });

      // Read from the assignments alone, week by week.
      const expected: string[] = [];
      const last = new Map<string, number>();
      const primaries = new Map<string, number>();
      for (const [w, { week, primary, backup }] of plan.weeks.entries()) {
        const pair = [primary.responderId, backup.responderId];
        const there = pair.filter((id) => id !== undefined);
        for (const id of there) {
          const isAway = away.some(([i, v]) => v === w && id === `p${String(i)}`);
          expect(isAway).toBe(false);
        }
        expect(new Set(there).size).toBe(there.length);
        for (const [r, id] of pair.entries()) {
          const role = r === 0 ? 'primary' : 'backup';
          if (id === undefined) expected.push(`${week} ${role} unfilled`);
          else if (w - (last.get(id) ?? -99) <= restWeeks) expected.push(`${week} ${role} rest`);
        }
        const isNewcomer = (id: string): boolean =>
          Number(id.slice(1)) < newcomers && (primaries.get(id) ?? 0) < 3;
        if (there.length === 2 && there.every(isNewcomer)) expected.push(`${week} backup pairing`);
        for (const id of there) last.set(id, w);
        if (pair[0] !== undefined) primaries.set(pair[0], (primaries.get(pair[0]) ?? 0) + 1);
      }
      const said = plan.violations.map(({ week, role, rule }) => `${week} ${role} ${rule}`);
      expect(said.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 15 },
  );
});
