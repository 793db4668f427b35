import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IncidentTimer } from '../../../src/domain/incident/timer.ts';
import type { Instant } from '../../../src/domain/time/instant.ts';
import type { Timer } from '../../../src/domain/timer.ts';
import { incident } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

const goal = (number: number, dueAt: Instant): IncidentTimer => ({
  incident: number,
  dueAt,
  what: { kind: 'goal' },
});
const remind = (number: number, fraction: number, dueAt: Instant): IncidentTimer => ({
  incident: number,
  dueAt,
  what: { kind: 'remind', fraction },
});
const escalate = (number: number, step: number, dueAt: Instant): IncidentTimer => ({
  incident: number,
  dueAt,
  what: { kind: 'escalate', step },
});

export function timersContract(inTx: InTx): void {
  const arm = async (...timers: readonly IncidentTimer[]): Promise<void> => {
    await inTx(async (tx) => {
      for (const timer of timers) await tx.timers.arm('visit', timer);
    });
  };
  const due = async (now: Instant, limit = 10): Promise<readonly Timer[]> =>
    await inTx(async (tx) => await tx.timers.due(now, limit));

  describe('timers', () => {
    beforeEach(async () => {
      await inTx(async (tx) => {
        await tx.incidents.insert(incident({ number: 1 }));
        await tx.incidents.insert(incident({ number: 2 }));
      });
    });

    it('are due from their instant on, and not before', async () => {
      await arm(goal(1, 1_000));
      expect(await due(999)).toEqual([]);
      expect(await due(1_000)).toEqual([goal(1, 1_000)]);
    });

    it('come in the order in which they are due', async () => {
      await arm(goal(1, 3_000), goal(2, 1_000), remind(1, 0.5, 2_000));
      expect(await due(5_000)).toEqual([goal(2, 1_000), remind(1, 0.5, 2_000), goal(1, 3_000)]);
    });

    it('come no more at once than asked for', async () => {
      await arm(goal(1, 3_000), goal(2, 1_000), remind(1, 0.5, 2_000));
      expect(await due(5_000, 2)).toEqual([goal(2, 1_000), remind(1, 0.5, 2_000)]);
    });

    it('armed again are moved, not doubled', async () => {
      await arm(goal(1, 1_000));
      await arm(goal(1, 2_000));
      expect(await due(1_999)).toEqual([]);
      expect(await due(2_000)).toEqual([goal(1, 2_000)]);
    });

    it('of escalation are one: a later step takes the place of the earlier', async () => {
      await arm(escalate(1, 1, 1_000));
      await arm(escalate(1, 2, 2_000));
      expect(await due(5_000)).toEqual([escalate(1, 2, 2_000)]);
    });

    it('of different fractions stand side by side', async () => {
      await arm(remind(1, 0.5, 1_000), remind(1, 0.8, 2_000));
      expect(await due(5_000)).toHaveLength(2);
    });

    it('are disarmed by incident and kind', async () => {
      await arm(goal(1, 1), remind(1, 0.5, 2), remind(1, 0.8, 3), remind(2, 0.5, 4));
      await inTx(async (tx) => {
        await tx.timers.disarm(1, ['remind', 'escalate']);
      });
      expect(await due(10)).toEqual([goal(1, 1), remind(2, 0.5, 4)]);
    });

    it('are removed one by one', async () => {
      await arm(remind(1, 0.5, 1), remind(1, 0.8, 2));
      await inTx(async (tx) => {
        await tx.timers.remove(remind(1, 0.5, 1));
      });
      expect(await due(10)).toEqual([remind(1, 0.8, 2)]);
    });

    it('that are postponed come later, and still know when they were due', async () => {
      await arm(goal(1, 1_000), goal(2, 1_500));
      await inTx(async (tx) => {
        await tx.timers.postpone(goal(1, 1_000), 61_000);
      });
      expect(await due(60_999)).toEqual([goal(2, 1_500)]);
      expect(await due(61_000)).toEqual([goal(2, 1_500), goal(1, 1_000)]);
    });

    it('armed anew after a postponement are due by their new instant', async () => {
      await arm(goal(1, 1_000));
      await inTx(async (tx) => {
        await tx.timers.postpone(goal(1, 1_000), 61_000);
      });
      await arm(goal(1, 2_000));
      expect(await due(2_000)).toEqual([goal(1, 2_000)]);
    });

    it('say when the next one is due, and how many there are', async () => {
      const ask = async () =>
        await inTx(async (tx) => [await tx.timers.nextDueAt(), await tx.timers.count()]);
      expect(await ask()).toEqual([undefined, 0]);
      await arm(goal(1, 3_000), goal(2, 1_000));
      expect(await ask()).toEqual([1_000, 2]);
      await inTx(async (tx) => {
        await tx.timers.postpone(goal(2, 1_000), 9_000);
      });
      expect(await ask()).toEqual([3_000, 2]);
    });

    it('belong to an incident that exists', async () => {
      await expect(arm(goal(99, 1))).rejects.toMatchObject({
        message: expect.stringMatching(/constraint/iu),
      });
    });

    it('may belong to the team alone', async () => {
      const timer: Timer = {
        incident: undefined,
        team: 'visit',
        dueAt: 1_000,
        what: { kind: 'duty-changes', cover: 'c1', edge: 'from' },
      };
      await inTx(async (tx) => {
        await tx.timers.arm('visit', timer);
      });
      expect(await due(1_000)).toEqual([timer]);
      await inTx(async (tx) => {
        await tx.timers.remove(timer);
      });
      expect(await due(1_000)).toEqual([]);
    });
  });
}
