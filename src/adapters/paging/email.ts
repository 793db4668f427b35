import type { Clock } from '../../ports/clock.ts';
import type { Mailer } from '../../ports/mail.ts';
import type { WaySender } from '../../ports/way-sender.ts';

/** Pages by mail. A mail that was answered by no server cannot be looked for: it goes again, and says so. */
export function createEmailSender(mailer: Mailer, clock: Pick<Clock, 'now'>): WaySender {
  return {
    kind: 'email',
    send: async ({ address }, { key, title, text, link, what }) => {
      const outcome = await mailer.send({
        key,
        to: { address, name: undefined },
        replyTo: undefined,
        fromName: undefined,
        subject: oneLine(title),
        text: [
          text,
          ...(link === undefined
            ? []
            : ['', what === 'test' ? 'Confirm that it arrived:' : 'To take it, open:', link]),
          '',
          'You chose this way to be reached: /oncall reach in Slack changes it. Answers to this mail are not read.',
          '',
        ].join('\n'),
        follows: [],
        writtenAt: clock.now(),
      });
      switch (outcome.kind) {
        case 'sent':
          return { kind: 'sent', place: undefined };
        case 'refused':
          return { kind: 'refused', why: REFUSED[outcome.of] };
        case 'unknown':
        case 'wait':
          return outcome;
      }
    },
    lookUp: async () =>
      await Promise.resolve({ kind: 'cannot-look', why: 'mail cannot be looked for' } as const),
    trouble: async () => await Promise.resolve(undefined),
  };
}

/** Servers' own sentences may hold the address. */
const REFUSED = {
  recipient: 'the mail server does not know the address',
  message: 'the mail server does not want the mail',
  malformed: 'it is no address of mail',
} as const;

/** A subject is one line whatever stands in a title. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
