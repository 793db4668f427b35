import { createSmtpMailer } from './adapters/email/smtp-mailer.ts';
import type { MailSettings } from './config/mail-settings.ts';
import type { Context } from './features/context.ts';
import { createCustomerMailCarrier } from './features/mail/customer-mail-carrier.ts';
import type { Mailer } from './ports/mail.ts';
import type { EffectCarrier } from './ports/outbox.ts';

/** Customers' mails go to the mail server, all other effects where they went. */
export function withMail(
  others: EffectCarrier,
  tools: Pick<Context, 'store' | 'clock' | 'teams'> & { readonly mailer: Mailer | undefined },
): EffectCarrier {
  const mails = createCustomerMailCarrier(tools);
  const carrierOf = ({ effect }: { readonly effect: { readonly kind: string } }): EffectCarrier =>
    effect.kind === 'customer-mail' ? mails : others;
  return {
    carry: async (row) => await carrierOf(row).carry(row),
    lookUp: async (row) => await carrierOf(row).lookUp(row),
  };
}

/** What sends mail, as the environment says; undefined where it names no server. */
export function mailerFor(settings: MailSettings | undefined): Mailer | undefined {
  if (settings === undefined) return undefined;
  const { signIn } = settings;
  return createSmtpMailer({
    ...settings,
    signIn: signIn && { user: signIn.user, password: signIn.password.reveal() },
  });
}
