import { describe, expect, it } from '@jest/globals';
import type { JobRun } from '../../../src/ports/store.ts';
import type { InTx } from '../store.contract.ts';

/** What the bot remembers besides its incidents: deliveries, places of messages, runs of jobs, its own presence. */
export function memoryContract(inTx: InTx): void {
  describe('deliveries', () => {
    it('give their answer again once they are consumed', async () => {
      const answer = { ok: true, number: 41, owner: undefined, title: 'Zoë 🌋' };
      await inTx(async (tx) => {
        await tx.deliveries.consume('trigger:1', answer, 1_000);
      });
      const found = await inTx(async (tx) => [
        await tx.deliveries.answerOf('trigger:1'),
        await tx.deliveries.answerOf('trigger:2'),
      ]);
      expect(found).toEqual([{ answer: { ok: true, number: 41, title: 'Zoë 🌋' } }, undefined]);
    });

    it('may have been answered by nothing, and are known all the same', async () => {
      await inTx(async (tx) => {
        await tx.deliveries.consume('event:1', undefined, 1_000);
      });
      expect(await inTx(async (tx) => await tx.deliveries.answerOf('event:1'))).toEqual({
        answer: null,
      });
    });

    it('are not consumed twice', async () => {
      const consume = async () =>
        await inTx(async (tx) => {
          await tx.deliveries.consume('trigger:1', {}, 1_000);
        });
      await consume();
      await expect(consume()).rejects.toMatchObject({
        message: expect.stringMatching(/constraint/iu),
      });
    });

    it('are forgotten when they are old, a limited number at a time', async () => {
      const purged = await inTx(async (tx) => {
        for (const n of [1, 2, 3, 4]) await tx.deliveries.consume(`event:${String(n)}`, {}, n);
        return [
          await tx.deliveries.purge(1, 10),
          await tx.deliveries.purge(4, 2),
          await tx.deliveries.purge(4, 10),
        ];
      });
      expect(purged).toEqual([0, 2, 1]);
      expect(await inTx(async (tx) => await tx.deliveries.answerOf('event:4'))).toBeDefined();
    });
  });

  describe('places of messages', () => {
    it('are remembered, the latest one', async () => {
      await inTx(async (tx) => {
        await tx.messages.put('INC-41/card', { channel: 'C1', ts: '1.1' }, 41);
        await tx.messages.put('INC-41/card', { channel: 'C1', ts: '2.2' }, 41);
        await tx.messages.put('weekly', { channel: 'C2', ts: '3.3' }, undefined);
      });
      const found = await inTx(async (tx) => [
        await tx.messages.get('INC-41/card'),
        await tx.messages.get('weekly'),
        await tx.messages.get('none'),
      ]);
      expect(found).toEqual([
        { channel: 'C1', ts: '2.2' },
        { channel: 'C2', ts: '3.3' },
        undefined,
      ]);
    });

    it('are found by incident and the beginning of their key', async () => {
      await inTx(async (tx) => {
        await tx.messages.put('INC-41/page/2', { channel: 'D2', ts: '2' }, 41);
        await tx.messages.put('INC-41/page/1', { channel: 'D1', ts: '1' }, 41);
        await tx.messages.put('INC-41/card', { channel: 'C1', ts: '3' }, 41);
        await tx.messages.put('INC-42/page/3', { channel: 'D1', ts: '4' }, 42);
      });
      expect(await inTx(async (tx) => await tx.messages.ofIncident(41, 'INC-41/page/'))).toEqual([
        { key: 'INC-41/page/1', channel: 'D1', ts: '1' },
        { key: 'INC-41/page/2', channel: 'D2', ts: '2' },
      ]);
    });

    it('take what is in the beginning of a key literally', async () => {
      await inTx(async (tx) => {
        await tx.messages.put('a/page', { channel: 'D1', ts: '1' }, 41);
      });
      expect(await inTx(async (tx) => await tx.messages.ofIncident(41, '%'))).toEqual([]);
    });
  });

  describe('channels', () => {
    it('are known by name once found, by the latest id', async () => {
      await inTx(async (tx) => {
        await tx.messages.rememberChannel('visit-live', 'C1');
        await tx.messages.rememberChannel('visit-live', 'C2');
      });
      const ids = await inTx(async (tx) => [
        await tx.messages.channelId('visit-live'),
        await tx.messages.channelId('elsewhere'),
      ]);
      expect(ids).toEqual(['C2', undefined]);
    });
  });

  describe('jobs', () => {
    const run = (job: string, scope: string, period: string, dueAt = 1_000): JobRun => ({
      job,
      scope,
      period,
      dueAt,
      at: dueAt + 5,
      outcome: 'done',
    });

    it('run once for each scope and period', async () => {
      const begin = async (...[job, scope, period]: [string, string, string]) =>
        await inTx(async (tx) => await tx.jobs.begin(run(job, scope, period)));
      expect(await begin('weekly-post', 'visit', '2027-01-11')).toBe(true);
      expect(await begin('weekly-post', 'visit', '2027-01-11')).toBe(false);
      expect(await begin('weekly-post', 'visit', '2027-01-18')).toBe(true);
      expect(await begin('weekly-post', 'other', '2027-01-11')).toBe(true);
      expect(await begin('handoff', 'visit', '2027-01-11')).toBe(true);
    });

    it('that failed may begin again', async () => {
      const failing = inTx(async (tx) => {
        await tx.jobs.begin(run('handoff', 'visit', '2027-01-11'));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(
        await inTx(async (tx) => await tx.jobs.begin(run('handoff', 'visit', '2027-01-11'))),
      ).toBe(true);
    });

    it('are known by their period, and the newest that is due by now', async () => {
      const found = await inTx(async (tx) => {
        await tx.jobs.begin(run('backup', 'bot', 'a', 1_000));
        await tx.jobs.begin(run('backup', 'bot', 'c', 3_000));
        await tx.jobs.begin(run('backup', 'bot', 'b', 2_000));
        await tx.jobs.begin(run('backup', 'visit', 'd', 2_500));
        return [
          await tx.jobs.has('backup', 'bot', 'b'),
          await tx.jobs.has('backup', 'bot', 'd'),
          await tx.jobs.newestDueAt('backup', 'bot', 999),
          await tx.jobs.newestDueAt('backup', 'bot', 2_999),
          await tx.jobs.newestDueAt('backup', 'bot', 3_000),
        ];
      });
      expect(found).toEqual([true, false, undefined, 2_000, 3_000]);
      expect(await inTx(async (tx) => await tx.jobs.latest('backup', 'bot', 2))).toEqual([
        run('backup', 'bot', 'c', 3_000),
        run('backup', 'bot', 'b', 2_000),
      ]);
    });
  });

  describe('the bot’s presence', () => {
    it('counts its lives, and knows when the one before was last seen', async () => {
      const begin = async (now: number) => await inTx(async (tx) => await tx.presence.begin(now));
      expect(await begin(1_000)).toEqual({ epoch: 1, lastSeenAt: undefined });
      await inTx(async (tx) => {
        await tx.presence.seen(5_000);
      });
      expect(await begin(9_000)).toEqual({ epoch: 2, lastSeenAt: 5_000 });
      expect(await inTx(async (tx) => await tx.presence.epoch())).toBe(2);
    });

    it('has had no life before the first', async () => {
      expect(await inTx(async (tx) => await tx.presence.epoch())).toBe(0);
    });

    it('was interrupted by the latest outage that touches a time', async () => {
      const during = async (from: number, to: number) =>
        await inTx(async (tx) => await tx.presence.outageDuring(from, to));
      await inTx(async (tx) => {
        await tx.presence.recordOutage(1_000, 2_000);
        await tx.presence.recordOutage(4_000, 5_000);
      });
      expect(await during(2_001, 3_999)).toBeUndefined();
      expect(await during(2_000, 3_000)).toEqual({ from: 1_000, to: 2_000 });
      expect(await during(1_500, 4_500)).toEqual({ from: 4_000, to: 5_000 });
      expect(await during(5_001, 9_000)).toBeUndefined();
    });

    it('keeps the longer end of an outage that is recorded again', async () => {
      await inTx(async (tx) => {
        await tx.presence.recordOutage(1_000, 2_000);
        await tx.presence.recordOutage(1_000, 3_000);
      });
      expect(await inTx(async (tx) => await tx.presence.outageDuring(2_500, 2_600))).toEqual({
        from: 1_000,
        to: 3_000,
      });
    });
  });
}
