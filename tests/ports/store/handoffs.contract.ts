import { describe, expect, it } from '@jest/globals';
import type { Handoff } from '../../../src/domain/handoff/handoff.ts';
import type { Tx } from '../../../src/ports/store.ts';
import { ALPHA, DELTA } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

async function handoffOf(tx: Tx): Promise<Handoff> {
  const person = async (userId: string, name: string): Promise<string> =>
    await tx.people.put({
      team: 'visit',
      name,
      userId,
      github: undefined,
      email: undefined,
      phone: undefined,
      level: 'veteran',
      weight: 1,
      capabilities: [],
      topics: [],
      active: true,
    });
  return {
    id: 'visit/2027-01-11/a',
    team: 'visit',
    week: '2027-01-11',
    fromId: await person('U01ALPHA', 'alpha'),
    namedId: undefined,
    state: 'open',
    items: [{ number: 41, choice: 'keep', note: '', by: ALPHA }],
    beganAt: 1_000,
    handed: undefined,
    accepted: undefined,
  };
}

export function handoffsContract(inTx: InTx): void {
  describe('handoffs', () => {
    it('come back with every field, before and after they went over', async () => {
      await inTx(async (tx) => {
        const open = await handoffOf(tx);
        await tx.handoffs.put(open);
        expect(await tx.handoffs.get(open.id)).toEqual(open);
        const accepted: Handoff = {
          ...open,
          namedId: open.fromId,
          state: 'accepted',
          handed: {
            at: 2_000,
            toId: open.fromId,
            backupId: 'b',
            incidents: [{ number: 42, note: 'the customer is away' }],
            kept: [41],
          },
          accepted: { by: DELTA, at: 3_000 },
        };
        await tx.handoffs.put(accepted);
        expect(await tx.handoffs.get(open.id)).toEqual(accepted);
        expect(await tx.handoffs.get('another')).toBeUndefined();
      });
    });

    it('are found by state and by who hands over, the latest first', async () => {
      await inTx(async (tx) => {
        const open = await handoffOf(tx);
        await tx.handoffs.put(open);
        await tx.handoffs.put({ ...open, id: 'later', beganAt: 2_000 });
        await tx.handoffs.put({ ...open, id: 'handed', state: 'handed' });
        await tx.handoffs.put({ ...open, id: 'elsewhere', team: 'other' });
        const ids = (found: readonly Handoff[]) => found.map(({ id }) => id);
        expect(ids(await tx.handoffs.inState('visit', 'open'))).toEqual(['later', open.id]);
        expect(ids(await tx.handoffs.inState('visit', 'handed'))).toEqual(['handed']);
        expect(ids(await tx.handoffs.openFrom(open.fromId))).toEqual([
          'later',
          open.id,
          'elsewhere',
        ]);
      });
    });

    it('are forgotten when they are old and accepted', async () => {
      await inTx(async (tx) => {
        const open = await handoffOf(tx);
        await tx.handoffs.put(open);
        await tx.handoffs.put({ ...open, id: 'old', state: 'accepted' });
        await tx.handoffs.put({ ...open, id: 'new', state: 'accepted', beganAt: 2_000 });
        expect(await tx.handoffs.purge(2_000, 10)).toBe(1);
        expect(await tx.handoffs.get('old')).toBeUndefined();
        expect(await tx.handoffs.get('new')).toBeDefined();
        expect(await tx.handoffs.get(open.id)).toBeDefined();
      });
    });
  });
}
