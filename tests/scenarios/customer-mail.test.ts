import { afterEach, describe, expect, it } from '@jest/globals';
import { createSmtpMailer } from '../../src/adapters/email/smtp-mailer.ts';
import type { MailDouble } from '../../src/doubles/mail/mail-double.ts';
import { startMailDouble } from '../../src/doubles/mail/start-mail-double.ts';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// In the week of 11 January 2027 alpha and delta are on duty, from Tuesday 19 January on charlie and foxtrot.
const [ALPHA, BRAVO, CHARLIE, USER] = ['U01ALPHA', 'U02BRAVO', 'U03CHARLIE', 'U09USER'];

let scenario: Scenario;
let server: MailDouble | undefined;
afterEach(async () => {
  await scenario.end();
  await server?.stop();
  server = undefined;
});

const mails = () => server?.mails() ?? [];

/** Three customers: Dana asks twice, Kim has an address that bounces, of the third nobody knows how to write to them. */
async function begin(withServer = true): Promise<void> {
  if (withServer) server = await startMailDouble({ now: () => scenario.clock.now() });
  const mailer =
    server &&
    createSmtpMailer({
      host: '127.0.0.1',
      port: server.port,
      encryption: 'offered',
      signIn: undefined,
      from: { address: 'hotline@visit.example', name: 'VisIt hotline' },
      patienceMs: 500,
    });
  scenario = await startScenario('2027-01-14 09:00', mailer ? { mailer } : {});
  await scenario.say(USER, 'redirect Dana "Zoë" Reed, dana@lab.example: contour plot crashes');
  await scenario.say(USER, 'redirect Kim, kim@gone.example: movie is black');
  await scenario.say(USER, 'redirect Lee: empty isosurface');
  await scenario.say(USER, 'redirect Dana, dana@lab.example: dump cannot be read');
  for (const name of ['INC-1', 'INC-2', 'INC-3', 'INC-4']) {
    await scenario.say(ALPHA, `responded ${name}`);
  }
  server?.setTrouble([{ at: 'recipient', does: 550, onlyFor: 'kim@gone.example' }]);
}

/** The latest message that begins so. */
function latest(text: RegExp): LedgerEntry {
  const found = scenario.slack.ledger().findLast((e) => e.kind === 'post' && text.test(e.text));
  if (found === undefined) throw new Error(`nobody got ${String(text)}`);
  return found;
}

const rendered = (where: LedgerEntry): string =>
  scenario.slack
    .ledger()
    .filter((e) => e.channel === where.channel && e.ts === where.ts)
    .at(-1)?.rendered ?? '';

/** Everything that the form on top shows. */
const shown = (user: string): string => JSON.stringify(scenario.slack.openViews(user).at(-1) ?? {});

async function review(user: string, where: LedgerEntry): Promise<void> {
  await scenario.press(user, 'mail_review', where);
  await until(() => shown(user).includes('Emails to customers'), 'the emails are shown');
}

/** The value of a button about an incident in the form on top. */
function valueOf(user: string, number: number): string {
  const value = new RegExp(`"value":"([^"]+/INC-${String(number)})"`, 'u').exec(shown(user))?.[1];
  if (value === undefined) throw new Error(`no button for INC-${String(number)}: ${shown(user)}`);
  return value;
}

async function press(user: string, actionId: string, number: number): Promise<void> {
  const value = valueOf(user, number);
  await scenario.slack.inject.action({ user, actionId, value });
  await scenario.settle();
}

async function send(user: string, number: number, then: string): Promise<void> {
  await press(user, 'mail_send', number);
  await until(() => shown(user).includes(then), then);
  await scenario.settle();
}

describe('the emails to customers whose incidents change hands', () => {
  it('are read, written and sent one by one, to each customer alone and once', async () => {
    await begin();
    await scenario.stepTo('2027-01-15 15:00');
    const asked = latest(/^Your week ends/u);
    expect(rendered(asked)).toContain('Review 3 emails…');
    expect(rendered(asked)).toContain('No address is known for the customer of INC-3.');
    expect(mails()).toEqual([]);
    await review(ALPHA, asked);
    expect(shown(ALPHA)).toContain('no copies, no reply-all. Answers go to charlie.');

    // Written anew, with what would be a header, a mention and a link elsewhere.
    await press(ALPHA, 'mail_edit', 1);
    await until(() => shown(ALPHA).includes('Email to a customer'), 'the form is open');
    const text =
      'Hello Dana,\n\nwe asked for the dump; <!channel> waits.\nBcc: all@example.org\n.\nalpha';
    const written = {
      address: 'dana@lab.example, x@y.example',
      subject: 'Your dump\r\nX: y',
      text,
    };
    const refused = await scenario.slack.inject.submit({ user: ALPHA, values: written });
    expect(JSON.stringify(refused)).toContain('Give one address alone');
    await scenario.slack.inject.submit({
      user: ALPHA,
      values: { ...written, address: 'dana@lab.example' },
    });
    await until(() => shown(ALPHA).includes('we asked for the dump'), 'the list shows it');
    await send(ALPHA, 1, 'On its way');
    expect(mails()).toHaveLength(1);
    expect(mails()[0]).toMatchObject({
      envelope: { from: 'hotline@visit.example', to: ['dana@lab.example'] },
      from: '"alpha for VisIt" <hotline@visit.example>',
      replyTo: '"charlie" <charlie@example.org>',
      subject: 'Your dump X: y',
      text: `${text.replace('<!', '< !')}\n`,
    });
    expect(mails()[0]?.to).toContain('Zoë');
    expect(mails()[0]?.headers).not.toHaveProperty('bcc');

    // A mailbox that does not exist: alpha is told, and it stays open.
    await send(ALPHA, 2, 'On its way');
    const bounced = latest(/^The customer of INC-2 has not been told/u);
    expect(bounced.text).toContain(
      'refused the email to kim@gone.example: 550 No such mailbox here',
    );
    expect(rendered(asked)).toContain('Review 2 emails…');

    // Both of Dana's incidents say so, and nobody is told twice, whoever presses.
    const said = scenario.thread().filter((e) => e.text.includes('alpha emailed the customer'));
    expect(said).toHaveLength(2);
    await scenario.stepTo('2027-01-15 17:00');
    const taken = latest(/^alpha hands .* over to you/u);
    expect(rendered(taken)).toContain('Review 2 emails…');
    await scenario.slack.inject.close({ user: ALPHA });
    await review(CHARLIE, taken);
    expect(shown(CHARLIE)).toContain('Sent by alpha');
    await press(CHARLIE, 'mail_edit', 2);
    await until(() => shown(CHARLIE).includes('Email to a customer'), 'the form is open');
    expect(shown(CHARLIE)).toContain('from Tuesday 19 January someone new looks after it');
    await scenario.slack.inject.submit({
      user: CHARLIE,
      values: { address: 'kim@lab.example', subject: 'Your question', text: 'Hello Kim' },
    });
    await until(() => shown(CHARLIE).includes('kim@lab.example'), 'the list shows it');
    await send(CHARLIE, 2, 'On its way');
    await press(CHARLIE, 'mail_by_hand', 3);
    expect(mails().map(({ envelope }) => envelope.to)).toEqual([
      ['dana@lab.example'],
      ['kim@lab.example'],
    ]);
    expect(rendered(taken)).toContain('3 customers have been told.');

    await scenario.press(BRAVO, 'mail_review', taken);
    await until(() => shown(BRAVO).includes('Emails to customers'), 'the emails are shown');
    expect(shown(BRAVO)).not.toContain('mail_send');
  });

  it('wait for a server that is away, are told of after an hour, and are not repeated where it is unclear', async () => {
    await begin();
    await scenario.stepTo('2027-01-15 15:00');
    const asked = latest(/^Your week ends/u);
    await server?.goDown();
    await review(ALPHA, asked);
    await send(ALPHA, 1, 'On its way');
    const late = () =>
      scenario.slack
        .ledger()
        .filter((e) => /has not been told of the handoff for an hour/u.test(e.text));
    await scenario.stepTo('2027-01-15 15:59');
    expect(late()).toEqual([]);
    await scenario.stepTo('2027-01-15 16:05');
    expect(late()).toHaveLength(1);
    expect(late()[0]?.text).toContain('ECONNREFUSED');
    await server?.comeUp();
    server?.setTrouble([{ at: 'message', does: 'take-and-cut', onlyFor: 'kim@gone.example' }]);
    await scenario.stepTo('2027-01-15 16:10');
    expect(mails().map(({ envelope }) => envelope.to)).toEqual([['dana@lab.example']]);
    expect(late()).toHaveLength(1);

    // The server took it and the answer was lost: alpha decides.
    await send(ALPHA, 2, 'On its way');
    await scenario.stepTo('2027-01-15 16:12');
    expect(mails()).toHaveLength(2);
    const unclear = latest(/^The customer of INC-2 may have been told/u);
    server?.setTrouble([]);
    await scenario.stepTo('2027-01-15 16:30');
    expect(mails()).toHaveLength(2);
    await scenario.slack.inject.close({ user: ALPHA });
    await review(ALPHA, unclear);
    expect(shown(ALPHA)).toContain('Send again');
    await send(ALPHA, 2, 'On its way');
    const [, first, again] = mails();
    expect(again?.envelope.to).toEqual(['kim@gone.example']);
    // A mail program that has the first shows no second.
    expect(again?.messageId).toBe(first?.messageId);
  });

  it('are copied by hand where there is no server', async () => {
    await begin(false);
    await scenario.stepTo('2027-01-15 15:00');
    await review(ALPHA, latest(/^Your week ends/u));
    expect(shown(ALPHA)).not.toContain('mail_send');
    expect(shown(ALPHA)).toContain('<mailto:dana@lab.example?subject=Your%20VisIt%20question');
    expect(shown(ALPHA)).toContain('charlie (primary), charlie@example.org, 2-4849');
    await press(ALPHA, 'mail_by_hand', 1);
    await until(() => shown(ALPHA).includes('alpha told them'), 'it is noted');
    const said = scenario.thread().filter((e) => e.text.includes('alpha wrote to the customer'));
    expect(said).toHaveLength(2);
  });
});
