import { afterEach, describe, expect, it } from '@jest/globals';
import { checkBlocks } from '../../../src/doubles/slack/limits/check-blocks.ts';
import { checkMessage } from '../../../src/doubles/slack/limits/check-message.ts';
import { checkView } from '../../../src/doubles/slack/limits/check-view.ts';
import { clientOf, connect, startDouble, stopAll } from '../../support/slack-double-start.ts';

afterEach(stopAll);

const plain = (text: string) => ({ type: 'plain_text', text });
const long = (length: number) => 'x'.repeat(length);
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (id: string, change: object = {}) => ({
  type: 'button',
  action_id: id,
  text: plain('Go'),
  ...change,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: plain('o'), value: String(index) }));
const input = (element: object, change: object = {}) => ({
  type: 'input',
  label: plain('L'),
  element: { action_id: 'a', ...element },
  ...change,
});

describe('blocks', () => {
  it.each([
    ['a section of 3,000', section(long(3000))],
    ['a header of 150', { type: 'header', text: plain(long(150)) }],
    ['a full row of buttons', actions(...options(25).map((_, index) => button(`a${index}`)))],
    ['an overflow of 5', actions({ type: 'overflow', action_id: 'a', options: options(5) })],
    ['a menu of 100', input({ type: 'static_select', options: options(100) })],
    ['rich text', { type: 'rich_text', elements: [] }],
  ])('%s is taken', (_what, block) => {
    expect(checkBlocks([block], 'message', '/blocks')).toEqual([]);
  });

  it.each([
    ['a section of 3,001', section(long(3001)), 'must be less than 3001 characters', '/text/text'],
    ['an empty section', section(''), 'must be more than 0 characters', '/text/text'],
    ['a section without text', { type: 'section' }, 'must define either `text` or `fields`', ''],
    [
      '11 fields',
      { type: 'section', fields: options(11).map(() => plain('f')) },
      'no more than 10 items allowed',
      '/fields',
    ],
    [
      'a header of 151',
      { type: 'header', text: plain(long(151)) },
      'must be less than 151 characters',
      '/text/text',
    ],
    [
      'a header in mrkdwn',
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
      'must be plain_text',
      '/text/type',
    ],
    [
      'a context of 11',
      { type: 'context', elements: options(11).map(() => plain('c')) },
      'no more than 10 items allowed',
      '/elements',
    ],
    ['no buttons', actions(), 'no fewer than 1 items allowed', '/elements'],
    [
      'a button of 76',
      actions(button('a', { text: plain(long(76)) })),
      'must be less than 76 characters',
      '/elements/0/text/text',
    ],
    [
      'a value of 2,001',
      actions(button('a', { value: long(2001) })),
      'must be less than 2001 characters',
      '/elements/0/value',
    ],
    [
      'a button in green',
      actions(button('a', { style: 'default' })),
      'must be one of the allowed values: primary, danger',
      '/elements/0/style',
    ],
    [
      'one action id twice',
      actions(button('a'), button('a')),
      '`action_id` "a" already exists',
      '/elements/1/action_id',
    ],
    [
      'an overflow of 6',
      actions({ type: 'overflow', action_id: 'a', options: options(6) }),
      'no more than 5 items allowed',
      '/elements/0/options',
    ],
    [
      'a text input among buttons',
      actions({ type: 'plain_text_input', action_id: 'a' }),
      'unsupported type: plain_text_input',
      '/elements/0/type',
    ],
    [
      'a preselection that is no option',
      input({
        type: 'static_select',
        options: options(2),
        initial_option: { text: plain('o'), value: '7' },
      }),
      'must match one of the options',
      '/element/initial_option',
    ],
    [
      'a confirm title of 101',
      actions(button('a', { confirm: { title: plain(long(101)), text: plain('t') } })),
      'must be less than 101 characters',
      '/elements/0/confirm/title/text',
    ],
    [
      'a block id of 256',
      { type: 'divider', block_id: long(256) },
      'must be less than 256 characters',
      '/block_id',
    ],
    ['an unknown block', { type: 'carousel' }, 'unsupported type: carousel', '/type'],
  ])('%s is refused', (_what, block, problem, pointer) => {
    expect(checkBlocks([block], 'message', '/blocks')).toEqual([
      `${problem} [json-pointer:/blocks/0${pointer}]`,
    ]);
  });

  it('are at most 50 in a message and 100 in a form', () => {
    const many = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    expect(checkBlocks(many, 'message', '/blocks')).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    expect(checkBlocks(many, 'modal', '/blocks')).toEqual([]);
  });

  it('may not share an id', () => {
    const twice = [
      { type: 'divider', block_id: 'b' },
      { type: 'divider', block_id: 'b' },
    ];
    expect(checkBlocks(twice, 'message', '')).toEqual([
      '`block_id` "b" already exists [json-pointer:/1/block_id]',
    ]);
  });
});

describe('a message', () => {
  it.each([
    ['without anything', {}, 'no_text'],
    ['of 40,001 characters', { text: long(40_001) }, 'msg_too_long'],
    [
      'with too much in its blocks',
      { blocks: Array(5).fill(section(long(2900))) },
      'msg_blocks_too_long',
    ],
    [
      'with half its metadata',
      { text: 'x', metadata: { event_type: 'e' } },
      'invalid_metadata_format',
    ],
    ['with blocks that are no list', { blocks: 'x' }, 'invalid_blocks_format'],
  ])('%s is refused', (_what, parts, error) => {
    expect(checkMessage(parts, 'post')?.error).toBe(error);
  });

  it('may be edited to 4,000 characters, no more', () => {
    expect(checkMessage({ text: long(4000) }, 'update')).toBeUndefined();
    expect(checkMessage({ text: long(4001) }, 'update')?.error).toBe('msg_too_long');
  });
});

describe('a form', () => {
  it('needs a short title, and a submit button where something is entered', () => {
    const view = {
      type: 'modal',
      title: plain(long(25)),
      private_metadata: long(3001),
      blocks: [input({ type: 'plain_text_input' })],
    };
    expect(checkView(view, 'modal')).toEqual([
      'must be less than 25 characters [json-pointer:/view/title/text]',
      'submit is required when an input block is within the blocks array [json-pointer:/view/submit]',
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ]);
  });
});

describe('a payload beyond a limit', () => {
  it('gets the error of Slack, with what is wrong, and is noted', async () => {
    const double = await startDouble();
    const posted = clientOf(double).chat.postMessage({
      channel: 'oncall',
      text: 'x',
      blocks: [{ type: 'header', text: { type: 'plain_text', text: long(151) } }],
    });
    await expect(posted).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        errors: ['must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
        response_metadata: {
          messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
    expect(double.violations()).toHaveLength(1);
    expect(double.ledger()).toEqual([]);
  });

  it('is only noted where the double is not strict', async () => {
    const double = await startDouble({ strict: false });
    await clientOf(double).chat.postMessage({ channel: 'oncall', text: long(40_001) });
    expect(double.violations()).toEqual([
      'chat.postMessage to oncall: msg_too_long: text has 40001 characters, at most 40000',
    ]);
    expect(double.ledger()).toHaveLength(1);
  });

  it('is found in acknowledgements too', async () => {
    const double = await startDouble();
    await connect(double, () => ({ blocks: [section('')] }));
    const asked = double.inject.command({ user: 'U1', channel: 'oncall', text: '' });
    await expect(asked).rejects.toThrow('invalid_blocks');
    expect(double.violations()).toHaveLength(1);
  });
});

describe('scopes', () => {
  it('are told in a header, and a method without its own is refused', async () => {
    const double = await startDouble({ scopes: ['chat:write', 'im:write', 'im:history'] });
    const client = clientOf(double);
    const tested = await client.auth.test();
    expect(tested.response_metadata?.scopes).toEqual(['chat:write', 'im:write', 'im:history']);
    const { channel } = await client.conversations.open({ users: 'U1' });
    await client.conversations.history({ channel: channel?.id ?? '' });
    const read = client.conversations.history({ channel: double.channelId('oncall') });
    await expect(read).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:history' },
    });
    await expect(client.users.list({})).rejects.toMatchObject({ data: { needed: 'users:read' } });
    expect(double.violations()).toEqual([
      'conversations.history: missing_scope: needs channels:history',
      'users.list: missing_scope: needs users:read',
    ]);
  });

  it('decide whether addresses are shown', async () => {
    const double = await startDouble({ scopes: ['users:read'] });
    const { user } = await clientOf(double).users.info({ user: 'U1' });
    expect(user?.profile).not.toHaveProperty('email');
  });
});
