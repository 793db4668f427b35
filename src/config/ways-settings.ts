import { BlockList, isIP } from 'node:net';
import type { Variables } from './environment-variables.ts';
import type { Secret } from './secret.ts';

/** How people are reached beside Slack and mail. */
export interface ReachSettings {
  readonly twilio:
    | {
        readonly accountSid: string;
        readonly authToken: Secret;
        readonly from: string;
        /** Undefined for Twilio's own; ends without a slash. */
        readonly apiUrl: string | undefined;
      }
    | undefined;
  /** Where answers to pages come in, and the public address of the proxy in front of it, without a slash at the end. */
  readonly answers: { readonly port: number; readonly url: string } | undefined;
  /** Private networks to which pushes may go, such as 10.1.0.0/16. */
  readonly pushNetworks: readonly string[];
}

/** Reads how people are reached. No problem that is said holds a token. */
export function reachSettings(variables: Variables): ReachSettings {
  return {
    twilio: twilioSettings(variables),
    answers: answerServer(variables),
    pushNetworks: pushNetworks(variables),
  };
}

function twilioSettings(variables: Variables): ReachSettings['twilio'] {
  const accountSid = variables.text('TWILIO_ACCOUNT_SID');
  const authToken = variables.secret('TWILIO_AUTH_TOKEN');
  const from = variables.text('TWILIO_FROM')?.replace(/[\s().-]/gu, '');
  const apiUrl = variables.url('TWILIO_API_URL')?.replace(/\/+$/u, '');
  if (accountSid === undefined && authToken === undefined && from === undefined) return undefined;
  if (accountSid !== undefined && !/^AC[0-9a-f]{32}$/u.test(accountSid)) {
    variables.refuse(
      'TWILIO_ACCOUNT_SID',
      'is no account SID',
      'copy the one that begins with AC from console.twilio.com',
    );
  }
  if (from !== undefined && !/^\+[1-9]\d{6,14}$/u.test(from)) {
    variables.refuse(
      'TWILIO_FROM',
      'is no telephone number with its country',
      'write the number that you have at Twilio, such as +15551234567',
    );
  }
  const sid =
    accountSid ??
    variables.missing('TWILIO_ACCOUNT_SID', 'copy the account SID from console.twilio.com', '');
  const number =
    from ??
    variables.missing('TWILIO_FROM', 'write the number that you have at Twilio, +15551234567', '');
  if (authToken === undefined) {
    variables.missing('TWILIO_AUTH_TOKEN', 'copy the auth token from console.twilio.com', '');
    return undefined;
  }
  return { accountSid: sid, authToken, from: number, apiUrl };
}

function answerServer(variables: Variables): ReachSettings['answers'] {
  const port = variables.port('HOTLINE_ANSWER_PORT');
  const url = variables.url('HOTLINE_ANSWER_URL')?.replace(/\/+$/u, '');
  if (port === undefined && url === undefined) return undefined;
  return {
    port:
      port ??
      variables.missing(
        'HOTLINE_ANSWER_PORT',
        'name the port on which the proxy at HOTLINE_ANSWER_URL reaches the bot, such as 3003',
        0,
      ),
    url:
      url ??
      variables.missing(
        'HOTLINE_ANSWER_URL',
        'give the public address of the proxy, such as https://hotline.example.org',
        '',
      ),
  };
}

function pushNetworks(variables: Variables): readonly string[] {
  const given = variables.text('HOTLINE_PUSH_NETWORKS');
  if (given === undefined) return [];
  const networks = given.split(/[\s,]+/u).filter(Boolean);
  if (!networks.every(isNetwork)) {
    variables.refuse(
      'HOTLINE_PUSH_NETWORKS',
      'holds something that is no network',
      'write networks such as 10.1.0.0/16, with commas between them',
    );
    return [];
  }
  return networks;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix = '', ...more] = text.split('/');
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  return (
    family !== 0 && more.length === 0 && /^\d{1,3}$/u.test(prefix) && Number(prefix) <= longest
  );
}

/** Whether an address lies in one of the networks. */
export function inNetworks(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/');
    list.addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
