import type { CustomerMail } from '../../domain/mail/customer-mail.ts';
import type { SendCustomerMail } from '../../domain/rotation/effect.ts';
import type { Tx } from '../../ports/store.ts';

/** Whether a mail is still to be sent: it waits for this attempt, and not all that it is about is resolved. */
export async function isWanted(tx: Tx, { mail: id, attempt }: SendCustomerMail): Promise<boolean> {
  const mail = await tx.customerMails.get(id);
  return mail?.state === 'sending' && mail.attempt === attempt && (await isAnyOpen(tx, mail));
}

async function isAnyOpen(tx: Tx, { incidents }: CustomerMail): Promise<boolean> {
  for (const number of incidents) {
    let incident = await tx.incidents.get(number);
    // What was merged is open for as long as that is into which it was.
    while (incident?.duplicateOf !== undefined) {
      incident = await tx.incidents.get(incident.duplicateOf);
    }
    if (incident !== undefined && incident.state !== 'resolved') return true;
  }
  return false;
}
