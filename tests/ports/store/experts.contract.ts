import { describe, expect, it } from '@jest/globals';
import type { ExpertAsk } from '../../../src/domain/experts/ask.ts';
import { ALPHA, DELTA, newResponder } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

export function expertsContract(inTx: InTx): void {
  describe('experts', () => {
    it('are asked with every field, found by incident and by when they talk', async () => {
      const alpha = await inTx(async (tx) => await tx.people.put(newResponder(ALPHA)));
      const delta = await inTx(async (tx) => await tx.people.put(newResponder(DELTA)));
      const ask = (changes: Partial<ExpertAsk>): ExpertAsk => ({
        id: 'ask-1',
        team: 'visit',
        incident: 12,
        askedBy: ALPHA,
        forId: alpha,
        toId: delta,
        topic: undefined,
        requestedAt: 100,
        state: 'seeking',
        offer: undefined,
        meetsAt: undefined,
        isOverdue: false,
        settled: undefined,
        ...changes,
      });
      const seeking = ask({});
      const agreed = ask({
        id: 'ask-2',
        requestedAt: 200,
        topic: 'mesh',
        state: 'agreed',
        offer: {
          times: [500, 600],
          answerBy: 400,
          zones: { expert: 'UTC' },
          unread: { owner: 'x' },
        },
        meetsAt: 500,
        isOverdue: true,
        settled: { at: 300, by: DELTA },
      });
      const declined = ask({
        id: 'ask-3',
        incident: 13,
        state: 'declined',
        settled: { at: 300, by: undefined, reason: 'No time' },
      });
      await inTx(async (tx) => {
        for (const one of [agreed, seeking, ask({ id: 'ask-3', incident: 13 }), declined]) {
          await tx.expertAsks.put(one);
        }
      });
      expect(await inTx(async (tx) => await tx.expertAsks.get('ask-3'))).toEqual(declined);
      expect(await inTx(async (tx) => await tx.expertAsks.ofIncident(12))).toEqual([
        seeking,
        agreed,
      ]);
      const after = async (t: number) =>
        await inTx(async (tx) => await tx.expertAsks.meetingAfter('visit', t));
      expect(await after(499)).toEqual([agreed]);
      expect(await after(500)).toEqual([]);
      expect(await inTx(async (tx) => await tx.expertAsks.nextId())).toBe('ask-1');
    });

    it('have one calendar each, which they may take back', async () => {
      const seen = await inTx(async (tx) => {
        await tx.ownCalendars.put('U1', 'https://example.org/a', 1);
        const given = await tx.ownCalendars.get('U1');
        await tx.ownCalendars.put('U1', 'https://example.org/b', 2);
        return [
          given,
          await tx.ownCalendars.get('U1'),
          await tx.ownCalendars.remove('U1'),
          await tx.ownCalendars.remove('U1'),
          await tx.ownCalendars.get('U1'),
        ];
      });
      expect(seen).toEqual([
        'https://example.org/a',
        'https://example.org/b',
        true,
        false,
        undefined,
      ]);
    });
  });
}
