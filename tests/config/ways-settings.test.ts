import { describe, expect, it } from '@jest/globals';
import { loadEnvironment } from '../../src/config/environment.ts';
import { formatEnvironmentProblem } from '../../src/config/environment-problem.ts';
import { inNetworks } from '../../src/config/ways-settings.ts';

type Env = Readonly<Record<string, string>>;

const TOKENS = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const TWILIO = {
  TWILIO_ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef',
  TWILIO_AUTH_TOKEN: 'canary',
  TWILIO_FROM: '+1 555 123 4567',
};

function reachOf(env: Env) {
  const loaded = loadEnvironment({ ...TOKENS, ...env });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatEnvironmentProblem).join('\n'));
  return loaded.value.reach;
}

function problemsOf(env: Env): readonly string[] {
  const loaded = loadEnvironment({ ...TOKENS, ...env });
  return loaded.ok ? [] : loaded.problems.map(formatEnvironmentProblem);
}

describe('the settings of ways beside Slack', () => {
  it('take the account, and the number however it is written', () => {
    const { twilio } = reachOf({ ...TWILIO, TWILIO_API_URL: 'http://127.0.0.1:4000/' });
    expect(twilio).toMatchObject({ from: '+15551234567', apiUrl: 'http://127.0.0.1:4000' });
    expect(twilio?.authToken.reveal()).toBe('canary');
    expect(JSON.stringify(twilio)).not.toContain('canary');
  });

  it('name what is missing or wrong, with the remedy and without the token', () => {
    expect(problemsOf({ TWILIO_AUTH_TOKEN: 'canary' })).toEqual([
      'TWILIO_ACCOUNT_SID: is missing: copy the account SID from console.twilio.com',
      'TWILIO_FROM: is missing: write the number that you have at Twilio, +15551234567',
    ]);
    expect(problemsOf({ ...TWILIO, TWILIO_FROM: '555 123 4567' })).toEqual([
      'TWILIO_FROM: is no telephone number with its country: write the number that you have at Twilio, such as +15551234567',
    ]);
    expect(problemsOf({ HOTLINE_ANSWER_PORT: '3003' })).toEqual([
      'HOTLINE_ANSWER_URL: is missing: give the public address of the proxy, such as https://hotline.example.org',
    ]);
    for (const networks of ['10.1.0.0', '10.1.0.0/33', 'example.org/8', '10.1.0.0/8/8']) {
      expect(problemsOf({ HOTLINE_PUSH_NETWORKS: networks })).toEqual([
        'HOTLINE_PUSH_NETWORKS: holds something that is no network: write networks such as 10.1.0.0/16, with commas between them',
      ]);
    }
  });

  it('let pushes into the networks that are named, and no others', () => {
    const mayReach = inNetworks(
      reachOf({ HOTLINE_PUSH_NETWORKS: '10.1.0.0/16, fd00::/8' }).pushNetworks,
    );
    expect(['10.1.2.3', 'fd00::1'].every(mayReach)).toBe(true);
    expect(['10.2.0.1', '127.0.0.1', '::1', 'fe80::1'].some(mayReach)).toBe(false);
  });
});
