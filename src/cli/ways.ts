import { createSmtpMailer } from '../adapters/email/smtp-mailer.ts';
import type { WaysSettings } from '../compose-ways.ts';
import type { BotEnvironment } from '../config/environment.ts';
import { inNetworks } from '../config/ways-settings.ts';

/** How people are reached beside Slack, as the environment says it. */
export function waysSettings({ reach, mail }: BotEnvironment): WaysSettings {
  const { twilio, answers, pushNetworks } = reach;
  return {
    mayPushTo: inNetworks(pushNetworks),
    ...(twilio ? { twilio: { ...twilio, authToken: twilio.authToken.reveal() } } : {}),
    ...(answers ? { answers } : {}),
    ...(mail
      ? {
          mailer: createSmtpMailer({
            ...mail,
            signIn: mail.signIn && {
              user: mail.signIn.user,
              password: mail.signIn.password.reveal(),
            },
          }),
        }
      : {}),
  };
}
