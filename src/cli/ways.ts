import type { WaysSettings } from '../compose-ways.ts';
import type { BotEnvironment } from '../config/environment.ts';
import { inNetworks } from '../config/ways-settings.ts';

/** How people are reached beside Slack and mail, as the environment says it. */
export function waysSettings({ reach }: Pick<BotEnvironment, 'reach'>): WaysSettings {
  const { twilio, answers, pushNetworks } = reach;
  return {
    mayPushTo: inNetworks(pushNetworks),
    ...(twilio ? { twilio: { ...twilio, authToken: twilio.authToken.reveal() } } : {}),
    ...(answers ? { answers } : {}),
  };
}
