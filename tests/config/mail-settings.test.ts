import { describe, expect, it } from '@jest/globals';
import { loadEnvironment } from '../../src/config/environment.ts';
import { formatEnvironmentProblem } from '../../src/config/environment-problem.ts';

type Env = Readonly<Record<string, string>>;

const TOKENS = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const FROM = { HOTLINE_MAIL_FROM: 'hotline@visit.example' };

function mailOf(env: Env) {
  const loaded = loadEnvironment({ ...TOKENS, ...env });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatEnvironmentProblem).join('\n'));
  return loaded.value.mail;
}

function problemsOf(env: Env): readonly string[] {
  const loaded = loadEnvironment({ ...TOKENS, ...env });
  return loaded.ok ? [] : loaded.problems.map(formatEnvironmentProblem);
}

describe('the settings of mail', () => {
  it('are none where no server is named', () => {
    expect(mailOf({})).toBeUndefined();
    expect(mailOf(FROM)).toBeUndefined();
  });

  it('take everything that can be said, and the password from beside the address first', () => {
    const mail = mailOf({
      HOTLINE_SMTP_URL: 'smtp://hot%40line:canary@smtp.visit.example:2525',
      HOTLINE_SMTP_PASSWORD: 'p w',
      HOTLINE_MAIL_FROM: '"VisIt hotline" <hotline@visit.example>',
    });
    expect(mail).toMatchObject({
      host: 'smtp.visit.example',
      port: 2_525,
      encryption: 'required',
      signIn: { user: 'hot@line' },
      from: { address: 'hotline@visit.example', name: 'VisIt hotline' },
    });
    expect(mail?.signIn?.password.reveal()).toBe('p w');
  });

  it.each([
    ['smtps://smtp.visit.example', 465, 'from-the-start'],
    ['smtp://smtp.visit.example', 587, 'required'],
    // What never leaves the machine or its containers.
    ['smtp://127.0.0.1:1025', 1_025, 'offered'],
    ['smtp://[::1]:1025', 1_025, 'offered'],
    ['smtp://mailpit:1025', 1_025, 'offered'],
  ] as const)('know from %s how it is spoken to', (url, port, encryption) => {
    expect(mailOf({ ...FROM, HOTLINE_SMTP_URL: url })).toMatchObject({ port, encryption });
  });

  it('let a relay without a password do without TLS where that is said', () => {
    const env = {
      ...FROM,
      HOTLINE_SMTP_URL: 'smtp://relay.lab.example:25',
      HOTLINE_SMTP_TLS: 'offered',
    };
    expect(mailOf(env)).toMatchObject({ encryption: 'offered' });
    const url = 'smtp://me:canary@relay.lab.example:25';
    expect(problemsOf({ ...env, HOTLINE_SMTP_URL: url })).toEqual([
      'HOTLINE_SMTP_TLS: would send a password unencrypted: take it out, or take the user out of HOTLINE_SMTP_URL',
    ]);
  });

  it.each<readonly [string, Env, string]>([
    [
      'another kind of address',
      { ...FROM, HOTLINE_SMTP_URL: 'https://canary.example' },
      'HOTLINE_SMTP_URL: is not the address of a mail server: write one such as smtps://hotline@smtp.example.org',
    ],
    [
      'a user without a password',
      { ...FROM, HOTLINE_SMTP_URL: 'smtps://canary@smtp.visit.example' },
      'HOTLINE_SMTP_PASSWORD: is missing: give the password of the user in HOTLINE_SMTP_URL',
    ],
    [
      'a password without a user',
      { ...FROM, HOTLINE_SMTP_URL: 'smtps://smtp.visit.example', HOTLINE_SMTP_PASSWORD: 'canary' },
      'HOTLINE_SMTP_URL: has a password and no user: put the user name into it, as in smtps://hotline@smtp.example.org',
    ],
    [
      'a password without a server',
      { HOTLINE_SMTP_PASSWORD: 'canary' },
      'HOTLINE_SMTP_PASSWORD: has no HOTLINE_SMTP_URL: name the server',
    ],
    [
      'a server without a sender',
      { HOTLINE_SMTP_URL: 'smtps://smtp.visit.example' },
      'HOTLINE_MAIL_FROM: is missing: write one such as hotline@example.org, or VisIt hotline <hotline@example.org>',
    ],
    [
      'a sender that is none',
      { HOTLINE_MAIL_FROM: 'canary' },
      'HOTLINE_MAIL_FROM: is not an address of mail: write one such as hotline@example.org, or VisIt hotline <hotline@example.org>',
    ],
  ])('refuse %s, and do not show it', (_, env, problem) => {
    expect(problemsOf(env)).toEqual([problem]);
    expect(problem).not.toContain('canary');
  });
});
