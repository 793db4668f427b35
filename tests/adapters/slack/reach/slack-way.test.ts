import { afterEach, describe, expect, it } from '@jest/globals';
import { createChannels } from '../../../../src/adapters/slack/carrier/channels.ts';
import { createSlackWay } from '../../../../src/adapters/slack/reach/slack-way.ts';
import type { FaultRule, SlackDouble } from '../../../../src/doubles/slack/slack-double.ts';
import { newResponder, visit } from '../../../support/fixtures.ts';
import { clientOf, startDouble, stopAll } from '../../../support/slack-double-start.ts';
import { type SqliteStore, sqliteStore } from '../../../support/sqlite.ts';

let opened: SqliteStore;
afterEach(async () => {
  await opened.close();
  await stopAll();
});

async function looking(channel = 'oncall') {
  opened = await sqliteStore();
  const double = await startDouble();
  const client = clientOf(double);
  const way = createSlackWay({
    clients: { pages: client, posts: client, reads: client, answers: client },
    channels: createChannels(opened.store),
  });
  const team = visit({ channels: { incidents: channel, notices: channel } });
  const look = async (userId: string) =>
    await way.look(team, { ...newResponder({ userId, name: 'somebody' }), id: 'r1' });
  return { double, look };
}

const found = (isOpen: boolean, ...troubles: readonly string[]) => ({
  kind: 'looked',
  finding: { way: 'slack', isOpen, troubles },
});

const refuse = (double: SlackDouble, method: string, error: string): void => {
  const rule: FaultRule = { method, probability: 1, kind: 'refused', error };
  double.setFaults({ seed: 1, rules: [rule] });
};

describe('whether somebody can be paged by Slack', () => {
  it('is so, where they have an account and are in the channel; nobody notices', async () => {
    const { double, look } = await looking();
    expect(await look('U1')).toEqual(found(true));
    expect(double.ledger()).toEqual([]);
  });

  it.each([
    ['U3', 'deactivated'],
    ['U0NOBODY', 'no-account'],
    ['U0BOT', 'bot'],
  ])('is not so for %s, who is: %s', async (userId, trouble) => {
    const { look } = await looking();
    expect(await look(userId)).toEqual(found(false, trouble));
  });

  it('is not so, where Slack opens no direct message', async () => {
    const { double, look } = await looking();
    refuse(double, 'conversations.open', 'cannot_dm_bot');
    expect(await look('U1')).toEqual(found(false, 'no-direct-message'));
  });

  it('is so outside of the channel too, which is said', async () => {
    const { double, look } = await looking();
    double.setChannel('oncall', { members: ['U2', 'U0BOT'] });
    expect(await look('U1')).toEqual(found(true, 'not-in-channel'));
  });

  it.each([
    ['a channel that the bot cannot see', 'secret'],
    ['no channel of that name', 'nowhere'],
  ])('says nothing of %s', async (_what, channel) => {
    const { look } = await looking(channel);
    expect(await look('U1')).toEqual(found(true));
  });

  it('accuses nobody where the bot may not ask', async () => {
    const { double, look } = await looking();
    refuse(double, 'conversations.members', 'missing_scope');
    expect(await look('U1')).toEqual(found(true));
  });

  it.each(['server_error', 'rate_limited', 'reply_lost'] as const)(
    'is asked again after %s',
    async (kind) => {
      const { double, look } = await looking();
      double.setFaults({
        seed: 1,
        rules: [{ method: 'users.info', probability: 1, times: 1, kind }],
      });
      expect(await look('U1')).toMatchObject({ kind: 'wait' });
      expect(await look('U1')).toEqual(found(true));
    },
  );
});
