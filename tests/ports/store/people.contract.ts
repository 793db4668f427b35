import { describe, expect, it } from '@jest/globals';
import { ALPHA, DELTA, FOXTROT, newResponder } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

export function peopleContract(inTx: InTx): void {
  const put = async (...args: Parameters<typeof newResponder>): Promise<string> =>
    await inTx(async (tx) => await tx.people.put(newResponder(...args)));

  describe('people', () => {
    it('come back with every field', async () => {
      const full = newResponder(ALPHA, {
        github: 'alpha',
        email: 'alpha@example.org',
        phone: '2-4847',
        level: 'newcomer',
        weight: 0.5,
        capabilities: ['on-site'],
        topics: ['rendering', 'database readers'],
        active: false,
      });
      const id = await inTx(async (tx) => await tx.people.put(full));
      expect(await inTx(async (tx) => await tx.people.get(id))).toEqual({ id, ...full });
    });

    it('are replaced by team and Slack user, and keep their id', async () => {
      const first = await put(ALPHA, { phone: '1' });
      const second = await put(ALPHA, { phone: '2', name: 'alex' });
      expect(second).toBe(first);
      const team = await inTx(async (tx) => await tx.people.ofTeam('visit'));
      expect(team.map((r) => [r.name, r.phone])).toEqual([['alex', '2']]);
    });

    it('are somebody else on another team', async () => {
      const here = await put(ALPHA);
      const there = await put(ALPHA, { team: 'other' });
      expect(there).not.toBe(here);
      const roles = await inTx(async (tx) => await tx.people.byUser('U01ALPHA'));
      expect(roles.map((r) => r.team)).toEqual(['other', 'visit']);
    });

    it('of a team are listed by name', async () => {
      await put(FOXTROT);
      await put(ALPHA);
      await put(DELTA, { team: 'other' });
      const team = await inTx(async (tx) => await tx.people.ofTeam('visit'));
      expect(team.map((r) => r.name)).toEqual(['alpha', 'foxtrot']);
    });

    it('may not share a name within a team', async () => {
      await put(ALPHA);
      await expect(put({ userId: 'U99', name: 'alpha' })).rejects.toMatchObject({
        message: expect.stringMatching(/constraint/iu),
      });
    });

    it('are not found by an id that nobody has', async () => {
      expect(await inTx(async (tx) => await tx.people.get('nobody'))).toBeUndefined();
      expect(await inTx(async (tx) => await tx.people.byUser('U99'))).toEqual([]);
    });
  });

  describe('time off', () => {
    it('is replaced as a whole, and listed by its start', async () => {
      const alpha = await put(ALPHA);
      await inTx(async (tx) => {
        await tx.people.replaceTimeOff(alpha, [{ from: '2027-01-04', to: '2027-01-04' }]);
        await tx.people.replaceTimeOff(alpha, [
          { from: '2027-07-01', to: '2027-07-09' },
          { from: '2027-02-01', to: '2027-02-05', note: 'skiing' },
        ]);
      });
      expect(await inTx(async (tx) => await tx.people.timeOff('visit'))).toEqual([
        { responderId: alpha, from: '2027-02-01', to: '2027-02-05', note: 'skiing' },
        { responderId: alpha, from: '2027-07-01', to: '2027-07-09' },
      ]);
    });

    it('can be taken back', async () => {
      const alpha = await put(ALPHA);
      await inTx(async (tx) => {
        await tx.people.replaceTimeOff(alpha, [{ from: '2027-01-04', to: '2027-01-04' }]);
        await tx.people.replaceTimeOff(alpha, []);
      });
      expect(await inTx(async (tx) => await tx.people.timeOff('visit'))).toEqual([]);
    });

    it('of another team is not listed', async () => {
      const other = await put(DELTA, { team: 'other' });
      await inTx(async (tx) => {
        await tx.people.replaceTimeOff(other, [{ from: '2027-01-04', to: '2027-01-04' }]);
      });
      expect(await inTx(async (tx) => await tx.people.timeOff('visit'))).toEqual([]);
    });
  });

  describe('assignments', () => {
    it('are read for a range of weeks, the primary before the backup', async () => {
      const [alpha, delta] = [await put(ALPHA), await put(DELTA)];
      await inTx(async (tx) => {
        for (const week of ['2027-01-04', '2027-01-11', '2027-01-18', '2027-01-25']) {
          await tx.people.putAssignment('visit', { week, role: 'backup', responderId: delta }, 1);
          await tx.people.putAssignment('visit', { week, role: 'primary', responderId: alpha }, 1);
        }
      });
      const found = await inTx(
        async (tx) => await tx.people.assignments('visit', '2027-01-11', '2027-01-18'),
      );
      expect(found).toEqual([
        { week: '2027-01-11', role: 'primary', responderId: alpha },
        { week: '2027-01-11', role: 'backup', responderId: delta },
        { week: '2027-01-18', role: 'primary', responderId: alpha },
        { week: '2027-01-18', role: 'backup', responderId: delta },
      ]);
    });

    it('put twice for one week and role leave the later one', async () => {
      const [alpha, delta] = [await put(ALPHA), await put(DELTA)];
      const week = '2027-01-11';
      await inTx(async (tx) => {
        await tx.people.putAssignment('visit', { week, role: 'primary', responderId: alpha }, 1);
        await tx.people.putAssignment('visit', { week, role: 'primary', responderId: delta }, 2);
      });
      const found = await inTx(async (tx) => await tx.people.assignments('visit', week, week));
      expect(found).toEqual([{ week, role: 'primary', responderId: delta }]);
    });

    it('are refused for somebody who does not exist', async () => {
      await expect(
        inTx(async (tx) => {
          const assignment = { week: '2027-01-11', role: 'primary', responderId: 'ghost' } as const;
          await tx.people.putAssignment('visit', assignment, 1);
        }),
      ).rejects.toMatchObject({ message: expect.stringMatching(/constraint/iu) });
    });
  });

  describe('a seat', () => {
    it('can be left empty, and leaves the other one as it is', async () => {
      const id = await put(ALPHA);
      const left = await inTx(async (tx) => {
        for (const role of ['primary', 'backup'] as const) {
          await tx.people.putAssignment('visit', { week: '2027-01-11', role, responderId: id }, 1);
        }
        await tx.people.removeAssignment('visit', '2027-01-11', 'primary');
        return await tx.people.assignments('visit', '2027-01-11', '2027-01-11');
      });
      expect(left).toEqual([{ week: '2027-01-11', role: 'backup', responderId: id }]);
    });
  });

  describe('names of people outside the roster', () => {
    it('are remembered, the latest one', async () => {
      await inTx(async (tx) => {
        await tx.people.rememberName('U09USER', 'uma');
        await tx.people.rememberName('U09USER', 'Uma User');
      });
      const names = await inTx(async (tx) => [
        await tx.people.nameOf('U09USER'),
        await tx.people.nameOf('U99'),
      ]);
      expect(names).toEqual(['Uma User', undefined]);
    });
  });

  describe('the day on which somebody joined', () => {
    it('stays when the rest is brought up to date', async () => {
      const id = await put(ALPHA, { joinedOn: '2027-01-11' });
      await put(ALPHA, { phone: '2', joinedOn: '2027-03-01' });
      expect(await inTx(async (tx) => await tx.people.get(id))).toMatchObject({
        phone: '2',
        joinedOn: '2027-01-11',
      });
    });

    it('moves when a spell is over, which is kept', async () => {
      const id = await put(ALPHA, {
        weight: 0.5,
        leavesOn: '2027-05-31',
        newcomerSince: '2027-02-01',
      });
      await put(DELTA, { team: 'other' });
      const over = { responderId: id, from: undefined, to: '2027-01-31', weight: 1 };
      await inTx(async (tx) => {
        await tx.people.putSpell(over, '2027-02-01');
      });
      expect(await inTx(async (tx) => await tx.people.get(id))).toMatchObject({
        joinedOn: '2027-02-01',
        leavesOn: '2027-05-31',
        newcomerSince: '2027-02-01',
      });
      expect(await inTx(async (tx) => await tx.people.spells('visit'))).toEqual([over]);
      expect(await inTx(async (tx) => await tx.people.spells('other'))).toEqual([]);
    });

    it('is written under an id that was given before', async () => {
      const id = await inTx(async (tx) => await tx.people.nextId());
      const person = { ...newResponder(ALPHA), id };
      expect(await inTx(async (tx) => await tx.people.put(person))).toBe(id);
      expect(await inTx(async (tx) => await tx.people.get(id))).toEqual(person);
    });
  });

  describe('what somebody carried before', () => {
    it('is read for a team', async () => {
      const responderId = await put(ALPHA);
      const other = await put(ALPHA, { team: 'other' });
      const served = { primary: 2, backup: 1, holiday: 0.5, overWeeks: 12 };
      await inTx(async (tx) => {
        await tx.people.putServedBefore({ responderId, ...served });
        await tx.people.putServedBefore({ responderId: other, ...served });
      });
      expect(await inTx(async (tx) => await tx.people.servedBefore('visit'))).toEqual([
        { responderId, ...served },
      ]);
    });

    it('may be stated anew', async () => {
      const responderId = await put(ALPHA);
      const served = { responderId, primary: 3, backup: 2.5, holiday: 1, overWeeks: 26 };
      await expect(
        inTx(async (tx) => {
          await tx.people.putServedBefore(served);
          await tx.people.putServedBefore({ ...served, primary: 4 });
        }),
      ).resolves.toBeUndefined();
    });
  });
}
