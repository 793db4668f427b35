import { describe, expect, it } from '@jest/globals';
import type { CustomerMail } from '../../../src/domain/mail/customer-mail.ts';
import type { Tx } from '../../../src/ports/store.ts';
import { ALPHA, DELTA, newResponder } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

async function mailIn(tx: Tx): Promise<CustomerMail> {
  return {
    id: 'visit/2027-01-11/a/INC-41',
    team: 'visit',
    week: '2027-01-11',
    handoff: 'visit/2027-01-11/a',
    customer: 'dana@lab.example',
    toId: await tx.people.put(newResponder(DELTA)),
    incidents: [41, 44],
    basis: 'd|-|41,44',
    address: 'dana@lab.example',
    name: 'Dana Reed',
    subject: 'Your question',
    text: 'Hello,\n\nzwölf “Konturen” 🙂\n',
    state: 'draft',
    attempt: 0,
    by: ALPHA,
    changedAt: 1_000,
    why: undefined,
  };
}

const ids = (found: readonly CustomerMail[]) => found.map(({ id }) => id);

export function customerMailsContract(inTx: InTx): void {
  describe('customers’ mails', () => {
    it('come back with every field, as they were last put', async () => {
      await inTx(async (tx) => {
        const draft = await mailIn(tx);
        await tx.customerMails.put(draft);
        expect(await tx.customerMails.get(draft.id)).toEqual(draft);
        const refused: CustomerMail = {
          ...draft,
          name: undefined,
          state: 'refused',
          attempt: 2,
          by: DELTA,
          why: '550 No such mailbox',
        };
        await tx.customerMails.put(refused);
        expect(await tx.customerMails.get(draft.id)).toEqual(refused);
        expect(await tx.customerMails.get('another')).toBeUndefined();
      });
    });

    it('are found by handoff, and by customer the latest first', async () => {
      await inTx(async (tx) => {
        const mail = await mailIn(tx);
        const put = async (id: string, change: Partial<CustomerMail> = {}): Promise<void> => {
          await tx.customerMails.put({ ...mail, id, ...change });
        };
        await put('b');
        await put('a', { changedAt: 3_000 });
        await put('c', { handoff: 'next', changedAt: 2_000 });
        await put('d', { customer: 'kim', team: 'other' });
        expect(ids(await tx.customerMails.ofHandoff(mail.handoff))).toEqual(['a', 'b', 'd']);
        const { customer } = mail;
        expect(ids(await tx.customerMails.ofCustomer('visit', customer, 2))).toEqual(['a', 'c']);
        expect(ids(await tx.customerMails.ofCustomer('other', customer, 2))).toEqual([]);
      });
    });

    it('are forgotten when they are old', async () => {
      await inTx(async (tx) => {
        const mail = await mailIn(tx);
        await tx.customerMails.put(mail);
        await tx.customerMails.put({ ...mail, id: 'new', changedAt: 2_000 });
        expect(await tx.customerMails.purge(2_000, 10)).toBe(1);
        expect(ids(await tx.customerMails.ofHandoff(mail.handoff))).toEqual(['new']);
      });
    });
  });
}
