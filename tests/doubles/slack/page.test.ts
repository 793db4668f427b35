import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import type { SlackDouble } from '../../../src/doubles/slack/slack-double.ts';
import { trusted } from '../../../src/doubles/slack/trusted.ts';
import {
  clientOf,
  connect,
  startDouble,
  stopAll,
  until,
} from '../../support/slack-double-start.ts';

afterEach(stopAll);

type Frame = Record<string, unknown> & { readonly t: string };

async function openPage(double: SlackDouble) {
  const frames: Frame[] = [];
  const socket = new WebSocket(`${double.pageUrl.replace('http:', 'ws:')}ui`);
  socket.on('message', (data: Buffer) => {
    frames.push(trusted<Frame>(JSON.parse(data.toString())));
  });
  await until(() => frames.length > 0, 'the page has its beginning');
  return {
    frames,
    last: (type: string) => frames.findLast((frame) => frame.t === type),
    send: (frame: object) => {
      socket.send(JSON.stringify(frame));
    },
  };
}

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

describe('the page', () => {
  it('is told of topics, and of who is in which user group', async () => {
    const double = await startDouble();
    const client = clientOf(double);
    const page = await openPage(double);
    const { usergroup } = await client.usergroups.create({ name: 'On call', handle: 'oncall' });
    await client.usergroups.users.update({ usergroup: usergroup?.id ?? '', users: 'U1,U2' });
    const channel = double.channelId('oncall');
    await client.conversations.setTopic({ channel, topic: 'On duty: alpha' });
    await until(() => page.last('message') !== undefined, 'the page knows');
    expect(page.last('groups')?.['groups']).toEqual([
      { handle: 'oncall', members: ['alpha', 'bravo'] },
    ]);
    expect(page.last('channel')?.['channel']).toMatchObject({ topic: 'On duty: alpha' });
    expect(page.last('message')?.['message']).toMatchObject({
      text: 'set the channel topic: On duty: alpha',
    });
  });

  it('is told what is posted, with dates written out and menus that it can show', async () => {
    const double = await startDouble({ zone: 'Europe/Zurich' });
    const page = await openPage(double);
    await clientOf(double).chat.postMessage({
      channel: 'oncall',
      text: 'INC-1',
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: 'by <!date^1767605400^{time}|later> &lt;@U1&gt;' },
        },
        {
          type: 'actions',
          elements: [{ type: 'users_select', action_id: 'hand', placeholder: plain('Hand to') }],
        },
      ],
    });
    await until(() => page.last('message') !== undefined, 'the page knows');
    expect(page.last('message')?.['message']).toMatchObject({
      blocks: [
        { text: { text: 'by 10:30 <\u200b@U1>' } },
        {
          elements: [
            { type: 'static_select', options: [{ value: 'U1' }, { value: 'U2' }, { value: 'U4' }] },
          ],
        },
      ],
    });
  });

  it('says for whom an ephemeral message is', async () => {
    const double = await startDouble();
    const page = await openPage(double);
    const client = clientOf(double);
    await client.chat.postEphemeral({
      channel: double.channelId('oncall'),
      user: 'U2',
      text: 'psst',
    });
    await until(() => page.last('message') !== undefined, 'the page knows');
    expect(page.last('message')?.['message']).toMatchObject({
      subtype: 'ephemeral',
      blocks: [{ elements: [{ text: '(only visible to bravo)' }] }, { text: { text: 'psst' } }],
    });
  });

  it('presses a stand-in menu, and the bot gets the real one', async () => {
    const double = await startDouble();
    const { received } = await connect(double);
    const page = await openPage(double);
    const { ts = '', channel = '' } = await clientOf(double).chat.postMessage({
      channel: 'oncall',
      text: 'INC-1',
      blocks: [
        {
          type: 'actions',
          block_id: 'row',
          elements: [{ type: 'users_select', action_id: 'hand' }],
        },
      ],
    });
    page.send({
      t: 'block_action',
      user: 'U1',
      channel,
      messageTs: ts,
      action: {
        block_id: 'row',
        action_id: 'hand',
        type: 'static_select',
        selected_option: { value: 'U2' },
      },
    });
    await until(() => received.length === 1, 'the bot has it');
    expect(received[0]?.body['actions']).toMatchObject([
      { type: 'users_select', action_id: 'hand', block_id: 'row', selected_user: 'U2' },
    ]);
  });

  it('submits a form, untouched inputs and all, and shows errors under their labels', async () => {
    const double = await startDouble();
    const { received } = await connect(double, (type) =>
      type === 'interactive' ? { response_action: 'errors', errors: { who: 'Away' } } : {},
    );
    const page = await openPage(double);
    page.send({
      t: 'slash_command',
      user: 'U2',
      channel: double.channelId('oncall'),
      command: '/oncall',
      text: '',
    });
    await until(() => received.length === 1, 'the bot has the command');
    await clientOf(double).views.open({
      trigger_id: String(received[0]?.body['trigger_id']),
      view: {
        type: 'modal',
        title: plain('Form'),
        submit: plain('Send'),
        blocks: [
          {
            type: 'input',
            block_id: 'who',
            label: plain('Who'),
            element: { type: 'users_select', action_id: 'person', initial_user: 'U1' },
          },
        ],
      },
    });
    await until(() => page.last('view') !== undefined, 'the form is shown');
    // The page remembers what was entered into the form that stood there before.
    const before = { before: { type: 'plain_text_input', value: 'x' } };
    page.send({ t: 'view_submit', user: 'U2', values: { before } });
    await until(() => page.last('view_errors') !== undefined, 'the errors are shown');
    expect(page.last('view_errors')).toMatchObject({ errors: { Who: 'Away' } });
    expect(received[1]?.body['view']).toMatchObject({
      state: { values: { who: { person: { type: 'users_select', selected_user: 'U1' } } } },
    });
  });

  it('shows a form only to the person who has it', async () => {
    const double = await startDouble();
    const { received } = await connect(double);
    const page = await openPage(double);
    await double.inject.command({ user: 'U2', channel: 'oncall', text: '' });
    await clientOf(double).views.open({
      trigger_id: String(received[0]?.body['trigger_id']),
      view: { type: 'modal', title: plain('Form'), blocks: [{ type: 'divider' }] },
    });
    expect(page.last('view')).toBeUndefined();
    page.send({ t: 'acting', user: 'U2' });
    await until(() => page.last('view') !== undefined, 'the form is shown');
    expect(page.last('view')).toMatchObject({ stack: [{ title: plain('Form') }] });
  });

  it('takes no socket from another page', async () => {
    const double = await startDouble();
    const url = `${double.pageUrl.replace('http:', 'ws:')}ui`;
    const socket = new WebSocket(url, { headers: { origin: 'http://example.org' } });
    const status = await new Promise((resolve) => {
      socket.once('unexpected-response', (_request, response) => {
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(403);
  });
});

const packaged = (() => {
  try {
    return createRequire(import.meta.url).resolve('local-slack-linux-x64/package.json');
  } catch {
    return undefined;
  }
})();

(packaged === undefined ? describe.skip : describe)('the program that draws the page', () => {
  it('is read once and leaves nothing behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wrapped-'));
    const program = join(folder, 'local-slack');
    const real = join(dirname(packaged ?? ''), 'bin', 'local-slack');
    writeFileSync(program, `#!/bin/sh\necho $$ > ${folder}/pid\nexec ${real} "$@"\n`);
    chmodSync(program, 0o755);
    const double = await startDouble({ localSlackProgram: program });
    const page = await (await fetch(double.pageUrl)).text();
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(page).toContain('id="root"');
    expect(page).toContain("t: 'acting'");
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    rmSync(folder, { recursive: true });
  });

  it('is asked for where it is missing', async () => {
    const double = await startDouble({ localSlackProgram: '/nowhere/local-slack' });
    const response = await fetch(double.pageUrl);
    expect(response.status).toBe(503);
    await expect(response.text()).resolves.toContain('local-slack, which is not installed here');
  });
});
