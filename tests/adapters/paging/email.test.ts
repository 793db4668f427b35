import { describe } from '@jest/globals';
import { createSmtpMailer } from '../../../src/adapters/email/smtp-mailer.ts';
import { createEmailSender } from '../../../src/adapters/paging/email.ts';
import type { MailTrouble } from '../../../src/doubles/mail/mail-double.ts';
import { startMailDouble } from '../../../src/doubles/mail/start-mail-double.ts';
import { waySenderContract } from '../../ports/way-sender.contract.ts';
import type { ProviderFault } from '../../support/faulty-gateway.ts';

const TROUBLES: Readonly<Record<ProviderFault, MailTrouble>> = {
  refuses: { at: 'recipient', does: 550 },
  limits: { at: 'recipient', does: 450 },
  broken: { at: 'message', does: 451 },
  slow: { at: 'message', does: 'hang' },
  cuts: { at: 'message', does: 'cut' },
  'reply-lost': { at: 'message', does: 'take-and-cut' },
};

describe('mail', () => {
  waySenderContract(
    async () => {
      const server = await startMailDouble({ now: () => 1_000 });
      const mailer = createSmtpMailer({
        host: '127.0.0.1',
        port: server.port,
        encryption: 'offered',
        signIn: undefined,
        from: { address: 'hotline@visit.example', name: 'VisIt hotline' },
        patienceMs: 250,
      });
      return {
        sender: createEmailSender(mailer, { now: () => 1_000 }),
        way: {
          id: 'way-1',
          userId: 'U04DELTA',
          kind: 'email',
          address: 'delta@example.org',
          afterMinutes: 0,
          givenAt: 1,
        },
        arrived: async () =>
          await Promise.resolve(server.mails().map((m) => `${m.subject}\n${m.text}`)),
        setFault: (fault) => {
          server.setTrouble([TROUBLES[fault]]);
        },
        close: async () => {
          await server.stop();
        },
      };
    },
    { sightings: { arrived: 'cannot-look', absent: 'cannot-look' }, waitMs: 5_000 },
  );
});
