import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { clientOf, startDouble, stopAll } from '../../support/slack-double-start.ts';

afterEach(stopAll);

describe('what the bot posts', () => {
  it('stands in the ledger and in the channel as it was sent', async () => {
    const double = await startDouble({ now: () => Date.UTC(2026, 0, 5, 9), zone: 'Europe/Zurich' });
    const at = Date.UTC(2026, 0, 5, 9, 24) / 1000;
    const answer = await clientOf(double).chat.postMessage({
      channel: '#oncall',
      text: 'INC-1 needs you',
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `<@U1>, due <!date^${at}^{date_pretty} {time}|later>` },
        },
      ],
    });
    const [entry] = double.ledger();
    expect(entry).toMatchObject({
      seq: 1,
      kind: 'post',
      channelName: 'oncall',
      ts: answer.ts,
      text: 'INC-1 needs you',
      rendered: '@alpha, due Today 10:24',
    });
    expect(double.messages('oncall')).toHaveLength(1);
  });

  it('is edited in place, and each edit is an entry', async () => {
    const double = await startDouble();
    const client = clientOf(double);
    const { ts = '', channel = '' } = await client.chat.postMessage({ channel: 'U1', text: 'one' });
    await client.chat.update({ channel, ts, text: 'two' });
    await client.chat.delete({ channel, ts });
    expect(double.ledger().map(({ kind, text, to, editOf }) => [kind, text, to, editOf])).toEqual([
      ['post', 'one', 'U1', undefined],
      ['update', 'two', 'U1', 1],
      ['delete', '', 'U1', 1],
    ]);
    expect(double.message(channel, ts)).toBeUndefined();
  });

  it('can be looked up by its metadata, in the channel and in the thread', async () => {
    const double = await startDouble();
    const client = clientOf(double);
    const metadata = { event_type: 'page', event_payload: { id: 'out-1' } };
    const { ts = '', channel = '' } = await client.chat.postMessage({
      channel: 'oncall',
      text: 'root',
      metadata,
    });
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts, metadata });
    const history = await client.conversations.history({ channel, include_all_metadata: true });
    const bare = await client.conversations.history({ channel });
    const thread = await client.conversations.replies({ channel, ts, include_all_metadata: true });
    expect(history.messages).toMatchObject([{ text: 'root', metadata, reply_count: 1 }]);
    expect(bare.messages?.[0]).not.toHaveProperty('metadata');
    expect(thread.messages).toMatchObject([
      { metadata },
      { text: 'reply', thread_ts: ts, metadata },
    ]);
  });

  it('is recognised when it is posted twice', async () => {
    const double = await startDouble();
    const client = clientOf(double);
    const metadata = { event_type: 'page', event_payload: { id: 'out-1' } };
    await client.chat.postMessage({ channel: 'U1', text: 'page', metadata });
    await client.chat.postMessage({ channel: 'U1', text: 'page, perhaps again', metadata });
    expect(double.ledger().map((entry) => entry.duplicateOf)).toEqual([undefined, 1]);
  });

  it('is kept in a file and there again after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'double-'));
    const dataFile = join(folder, 'ledger.jsonl');
    const first = await startDouble({ dataFile });
    const client = clientOf(first);
    const { ts = '', channel = '' } = await client.chat.postMessage({ channel: 'U1', text: 'one' });
    await client.chat.update({ channel, ts, text: 'two' });
    await first.stop();
    const second = await startDouble({ dataFile });
    expect(second.ledger()).toEqual(first.ledger());
    expect(second.message(channel, ts)?.text).toBe('two');
    rmSync(folder, { recursive: true });
  });
});

describe('a topic', () => {
  it('is said by Slack itself in the channel, and only where it is new', async () => {
    const double = await startDouble();
    const client = clientOf(double);
    const channel = double.channelId('oncall');
    await client.conversations.setTopic({ channel, topic: 'R&D &lt;3 <https://example.org>' });
    const answer = await client.conversations.setTopic({
      channel,
      topic: 'R&amp;D &lt;3 <https://example.org>',
    });
    const topic = 'R&amp;D &lt;3 <https://example.org>';
    expect(answer.channel?.topic?.value).toBe(topic);
    const { messages } = await client.conversations.history({ channel });
    expect(messages).toMatchObject([
      { subtype: 'channel_topic', topic, text: `set the channel topic: ${topic}` },
    ]);
    expect(double.ledger().map(({ kind, text }) => [kind, text])).toEqual([['topic', topic]]);
  });

  it('has at most 250 characters', async () => {
    const double = await startDouble();
    const channel = double.channelId('oncall');
    const set = clientOf(double).conversations.setTopic({ channel, topic: 'x'.repeat(251) });
    await expect(set).rejects.toThrow('too_long');
    expect(double.violations()).toEqual(['conversations.setTopic: too_long: topic of 251']);
  });
});

describe('history', () => {
  it('goes page by page, newest first, within the times asked for', async () => {
    let now = Date.UTC(2026, 0, 5);
    const double = await startDouble({ now: () => now });
    const client = clientOf(double);
    const sent: string[] = [];
    for (const text of ['a', 'b', 'c', 'd']) {
      now += 60_000;
      const { ts = '' } = await client.chat.postMessage({ channel: 'oncall', text });
      sent.push(ts);
    }
    const channel = double.channelId('oncall');
    const first = await client.conversations.history({ channel, limit: 3 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel, limit: 3, cursor });
    const since = await client.conversations.history({ channel, oldest: sent[1] ?? '' });
    expect(first.messages?.map((one) => one.text)).toEqual(['d', 'c', 'b']);
    expect(first.has_more).toBe(true);
    expect(second.messages?.map((one) => one.text)).toEqual(['a']);
    expect(since.messages?.map((one) => one.text)).toEqual(['d', 'c']);
  });
});

describe('what Slack refuses', () => {
  it.each([
    ['an archived channel', 'old', 'is_archived'],
    ['a channel without the bot', 'open', 'not_in_channel'],
    ['a private channel without the bot', 'secret', 'channel_not_found'],
    ['a channel that is not there', 'nowhere', 'channel_not_found'],
  ])('%s', async (_what, channel, error) => {
    const double = await startDouble();
    const posted = clientOf(double).chat.postMessage({ channel, text: 'hello' });
    await expect(posted).rejects.toMatchObject({ data: { error } });
    expect(double.ledger()).toEqual([]);
  });

  it('another token', async () => {
    const double = await startDouble();
    const tested = clientOf({ ...double, botToken: 'xoxb-other' }).auth.test();
    await expect(tested).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
  });

  it('opening a conversation with somebody who is gone', async () => {
    const double = await startDouble();
    const opened = clientOf(double).conversations.open({ users: 'U3' });
    await expect(opened).rejects.toMatchObject({ data: { error: 'user_disabled' } });
  });

  it('but not a direct message to them, which nobody sees', async () => {
    const double = await startDouble();
    await clientOf(double).chat.postMessage({ channel: 'U3', text: 'page' });
    expect(double.ledger()).toMatchObject([{ to: 'U3', unseen: true }]);
  });
});

describe('the other methods', () => {
  it('open one group message for the same people in any order', async () => {
    const client = clientOf(await startDouble());
    const one = await client.conversations.open({ users: 'U1,U2' });
    const other = await client.conversations.open({ users: 'U2,U1' });
    expect(one.channel?.id).toBe(other.channel?.id);
    const info = await client.conversations.info({ channel: one.channel?.id ?? '' });
    expect(info.channel).toMatchObject({ is_mpim: true, num_members: 3 });
  });

  it('tell guests and the departed from members', async () => {
    const { members = [] } = await clientOf(await startDouble()).users.list({});
    const flags = members.map((user) => [user.name, user.deleted, user.is_restricted]);
    expect(flags).toContainEqual(['guest', false, true]);
    expect(flags).toContainEqual(['gone', true, undefined]);
  });

  it('keep a user group, a topic, a pin and a bookmark', async () => {
    const double = await startDouble();
    const client = clientOf(double);
    const channel = double.channelId('oncall');
    const { usergroup } = await client.usergroups.create({ name: 'On call', handle: 'oncall' });
    await client.usergroups.users.update({ usergroup: usergroup?.id ?? '', users: 'U1,U2' });
    await client.conversations.setTopic({ channel, topic: 'On duty: alpha' });
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'week' });
    await client.pins.add({ channel, timestamp: ts });
    await client.bookmarks.add({
      channel_id: channel,
      title: 'Schedule',
      type: 'link',
      link: 'https://example.org',
    });
    expect(double.ledger().map(({ kind, rendered }) => [kind, rendered])).toEqual([
      ['user_group', '@oncall: '],
      ['user_group', '@oncall: @alpha, @bravo'],
      ['topic', 'On duty: alpha'],
      ['post', 'week'],
      ['pin', 'pinned'],
      ['bookmark', 'Schedule https://example.org'],
    ]);
  });

  it('take a picture in two steps and show it in the channel', async () => {
    const double = await startDouble();
    const channel = double.channelId('oncall');
    await clientOf(double).filesUploadV2({
      channel_id: channel,
      filename: 'plan.png',
      file: Buffer.from('picture'),
      initial_comment: 'The plan',
    });
    const [message] = double.messages('oncall');
    expect(message).toMatchObject({ text: 'The plan', files: [{ name: 'plan.png', size: 7 }] });
  });
});
