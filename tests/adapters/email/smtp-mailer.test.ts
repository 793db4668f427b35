import { afterEach, describe, expect, it } from '@jest/globals';
import { createSmtpMailer, type SmtpSettings } from '../../../src/adapters/email/smtp-mailer.ts';
import type { MailDouble, MailDoubleOptions } from '../../../src/doubles/mail/mail-double.ts';
import { startMailDouble } from '../../../src/doubles/mail/start-mail-double.ts';
import type { Mail, Mailer } from '../../../src/ports/mail.ts';
import { at } from '../../support/fixtures.ts';
import { LOCALHOST } from '../../support/localhost-certificate.ts';

const MAIL: Mail = {
  key: 'team/visit/mail/1',
  to: { address: 'dana@lab.example', name: 'Dana “Zoë” Reed, Dr.' },
  replyTo: { address: 'bravo@example.org', name: 'bravo' },
  fromName: 'VisIt team',
  subject: 'Your VisIt question: Konturlinien stürzen ab 🙂 (INC-41)',
  text: 'Hello,\n\nyour question is not settled yet: größer als π.\n.\n\nalpha, for the VisIt team\n',
  follows: [],
  writtenAt: at('2027-01-15 16:00'),
};

let server: MailDouble;
afterEach(async () => {
  await server.stop();
});

async function mailerFor(
  options: Partial<MailDoubleOptions> = {},
  settings: Partial<SmtpSettings> = {},
): Promise<Mailer> {
  server = await startMailDouble({ now: () => 1_000, ...options });
  return createSmtpMailer({
    host: '127.0.0.1',
    port: server.port,
    encryption: 'offered',
    signIn: undefined,
    from: { address: 'hotline@visit.example', name: 'VisIt hotline' },
    patienceMs: 250,
    ...settings,
  });
}

describe('a mail that the server takes', () => {
  it('reaches one person alone, in plain text that reads as it was written', async () => {
    const mailer = await mailerFor();
    expect(await mailer.send(MAIL)).toEqual({ kind: 'sent' });
    const [mail, ...more] = server.mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      envelope: { from: 'hotline@visit.example', to: ['dana@lab.example'] },
      to: '"Dana “Zoë” Reed, Dr." <dana@lab.example>',
      from: '"VisIt team" <hotline@visit.example>',
      replyTo: '"bravo" <bravo@example.org>',
      subject: MAIL.subject,
      text: MAIL.text,
      date: at('2027-01-15 16:00'),
      hasAttachments: false,
    });
    expect(mail?.headers).toMatchObject({
      'auto-submitted': ['auto-generated'],
      'content-type': ['text/plain; charset=utf-8'],
    });
    expect(Object.keys(mail?.headers ?? {})).not.toEqual(expect.arrayContaining(['cc', 'bcc']));
    // Nothing that a server without 8BITMIME could not carry.
    expect(mail?.raw).toMatch(/^[\r\n\t -~]*$/u);
  });

  it('carries the same Message-ID whenever it is sent, and names the mails that it follows', async () => {
    const mailer = await mailerFor();
    await mailer.send(MAIL);
    await mailer.send(MAIL);
    await mailer.send({ ...MAIL, key: 'team/visit/mail/2', follows: [MAIL.key] });
    const [first, again, next] = server.mails();
    expect(first?.messageId).toMatch(/^<hotline\.[0-9a-f]{40}@visit\.example>$/u);
    expect(again?.messageId).toBe(first?.messageId);
    expect(next?.messageId).not.toBe(first?.messageId);
    expect(next).toMatchObject({ inReplyTo: first?.messageId, references: [first?.messageId] });
  });
});

describe('a mail that holds what must not stand in a header', () => {
  const bcc = 'x\r\nBcc: all@example.org';
  it.each<readonly [string, Partial<Mail>, string]>([
    ['a line break in the subject', { subject: bcc }, 'the subject holds a line break'],
    ['a bare line feed in the subject', { subject: 'x\ny' }, 'the subject holds a line break'],
    [
      'a line break in the name',
      { to: { address: 'dana@lab.example', name: bcc } },
      'the name of the recipient holds a line break',
    ],
    ['a line break in the sender', { fromName: bcc }, 'the name of the sender holds a line break'],
    [
      'two addresses',
      { to: { address: 'a@b.example,c@d.example', name: undefined } },
      'no address',
    ],
    ['a NUL in the address', { to: { address: 'a\0@b.example', name: undefined } }, 'no address'],
    [
      'an address with a command',
      { to: { address: 'a@b.example>\r\nDATA', name: undefined } },
      'no address',
    ],
    [
      'a list in Reply-To',
      { replyTo: { address: 'a@b.example, c@d.example', name: undefined } },
      'the Reply-To is no address',
    ],
    ['a NUL in the text', { text: 'a\0b' }, 'the text holds a NUL'],
  ])('is refused for %s, and no server is asked', async (_, change, why) => {
    const mailer = await mailerFor();
    expect(await mailer.send({ ...MAIL, ...change })).toEqual({
      kind: 'refused',
      of: 'malformed',
      why: expect.stringContaining(why),
    });
    expect(server.connections()).toBe(0);
  });
});

describe('a mail that does not come through', () => {
  it.each([
    ['greeting', 421, { kind: 'wait' }],
    ['greeting', 'cut', { kind: 'wait' }],
    ['greeting', 'hang', { kind: 'wait' }],
    ['sender', 450, { kind: 'wait', retryAfterMs: 5_000 }],
    ['sender', 550, { kind: 'wait', retryAfterMs: 600_000 }],
    ['recipient', 450, { kind: 'wait' }],
    ['recipient', 550, { kind: 'refused', of: 'recipient', why: '550 No such mailbox here' }],
    ['recipient', 'cut', { kind: 'wait' }],
    ['recipient', 'hang', { kind: 'wait' }],
    ['message', 451, { kind: 'wait' }],
    ['message', 554, { kind: 'refused', of: 'message', why: '554 Message refused' }],
    ['message', 'cut', { kind: 'unknown' }],
    ['message', 'hang', { kind: 'unknown' }],
    ['message', 'take-and-cut', { kind: 'unknown' }],
  ] as const)(
    'at the %s, where the server does %s, is known for what it is',
    async (at_, does, outcome) => {
      const mailer = await mailerFor();
      server.setTrouble([{ at: at_, does }]);
      expect(await mailer.send(MAIL)).toMatchObject(outcome);
      expect(server.connections()).toBe(1);
      expect(server.mails()).toHaveLength(does === 'take-and-cut' ? 1 : 0);
    },
  );

  it('waits where nobody is there', async () => {
    const mailer = await mailerFor();
    await server.goDown();
    expect(await mailer.send(MAIL)).toMatchObject({
      kind: 'wait',
      why: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('the connection', () => {
  const signIn = { user: 'hotline', password: 'canary-password' };

  it('signs in, over TLS from the start or turned to, with a certificate that holds', async () => {
    for (const fromTheStart of [true, false]) {
      const mailer = await mailerFor(
        { signIn, tls: { ...LOCALHOST, fromTheStart } },
        {
          signIn,
          trusted: LOCALHOST.cert,
          host: 'localhost',
          encryption: fromTheStart ? 'from-the-start' : 'required',
        },
      );
      expect(await mailer.look()).toEqual({ ok: true });
      expect(await mailer.send(MAIL)).toEqual({ kind: 'sent' });
      expect(server.mails()).toHaveLength(1);
      await server.stop();
    }
    await server.comeUp();
  });

  it('sends nothing where the certificate does not hold, or where there is no TLS', async () => {
    const untrusted = await mailerFor(
      { tls: { ...LOCALHOST, fromTheStart: false } },
      { host: 'localhost', encryption: 'required' },
    );
    expect(await untrusted.send(MAIL)).toMatchObject({
      kind: 'wait',
      why: expect.stringContaining('self-signed certificate'),
    });
    expect(server.mails()).toEqual([]);
    await server.stop();
    const plain = await mailerFor({ signIn }, { encryption: 'required', signIn });
    expect(await plain.send(MAIL)).toMatchObject({ kind: 'wait' });
    expect(server.mails()).toEqual([]);
  });

  it('says what a refused sign-in was refused with, and never the password', async () => {
    const mailer = await mailerFor({ signIn: { user: 'hotline', password: 'other' } }, { signIn });
    const look = await mailer.look();
    expect(look).toEqual({ ok: false, why: '535 Authentication credentials invalid' });
    expect(await mailer.send(MAIL)).toMatchObject({ kind: 'wait', retryAfterMs: 600_000 });
    expect(JSON.stringify(look)).not.toContain('canary');
  });
});
