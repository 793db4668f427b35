import { afterEach, describe, expect, it } from '@jest/globals';
import { createChannels } from '../../../../src/adapters/slack/carrier/channels.ts';
import { createDutySigns } from '../../../../src/adapters/slack/signs/show-duty.ts';
import type { ShowDuty } from '../../../../src/domain/rotation/effect.ts';
import type { FaultRule } from '../../../../src/doubles/slack/slack-double.ts';
import { newResponder, visit } from '../../../support/fixtures.ts';
import { clientOf, startDouble, stopAll } from '../../../support/slack-double-start.ts';
import { type SqliteStore, sqliteStore } from '../../../support/sqlite.ts';

let opened: SqliteStore;
afterEach(async () => {
  await opened.close();
  await stopAll();
});

/** @param userGroup what `hotline.yml` names; the double's group `visit-oncall` has alpha in it. */
async function showing(userGroup = 'visit-oncall', channel = 'oncall') {
  opened = await sqliteStore();
  const { store } = opened;
  const double = await startDouble({
    workspace: {
      name: 'Example Lab',
      users: [
        { id: 'U1', name: 'alpha', realName: 'Alpha' },
        { id: 'U2', name: 'bravo', realName: 'Bravo' },
        { id: 'U4', name: 'guest', realName: 'Guest', restricted: true },
      ],
      channels: [
        { name: 'oncall', topic: 'Ask us' },
        { name: 'open', withoutBot: true },
      ],
      groups: [
        { id: 'S0VISIT', handle: 'visit-oncall', users: ['U1'] },
        { handle: 'asleep', disabled: true },
      ],
    },
  });
  await store.transaction(async (tx) => {
    for (const [userId, name] of [
      ['U1', 'alpha'],
      ['U2', 'bravo'],
    ] as const) {
      await tx.people.put(newResponder({ userId, name }));
    }
  });
  const client = clientOf(double);
  const team = visit({
    channels: { incidents: channel, notices: channel },
    signs: { userGroup, topic: true },
  });
  const show = createDutySigns({
    store,
    teams: new Map([[team.key, team]]),
    clients: { pages: client, posts: client, reads: client, answers: client },
    channels: createChannels(store),
  });
  const shows = async (sign: ShowDuty['sign'], primary?: string, backup?: string) =>
    await show(team.key, { kind: 'show-duty', sign, primary, backup, revision: 1 });
  /** What befalls the next call. */
  const fault = (rule: FaultRule): void => {
    double.setFaults({ seed: 1, rules: [rule] });
  };
  const written = (): readonly string[] =>
    double
      .calls()
      .filter(({ method, ok }) => /update|setTopic/u.test(method) && ok)
      .map(({ method }) => method);
  return { double, shows, fault, written };
}

const DONE = { kind: 'sent', place: undefined };

describe('the user group', () => {
  it.each(['visit-oncall', 'S0VISIT'])('named as %s gets the pair, once', async (name) => {
    const { double, shows, written } = await showing(name);
    expect(await shows('group', 'U2', 'U1')).toEqual(DONE);
    expect(await shows('group', 'U1', 'U2')).toEqual(DONE);
    expect(double.groupMembers('visit-oncall')).toEqual(['U2', 'U1']);
    expect(written()).toEqual(['usergroups.users.update']);
  });

  it('is never emptied', async () => {
    const { double, shows } = await showing();
    expect(await shows('group')).toEqual(DONE);
    expect(double.groupMembers('visit-oncall')).toEqual(['U1']);
  });

  it.each([
    ['nowhere', 'no_such_subteam'],
    ['asleep', 'disabled'],
  ])('%s is refused as %s', async (name, why) => {
    const { shows } = await showing(name);
    expect(await shows('group', 'U1', 'U2')).toEqual({ kind: 'refused', why });
  });

  it('takes no guests', async () => {
    const { shows } = await showing();
    const outcome = await shows('group', 'U4', 'U1');
    expect(outcome).toEqual({ kind: 'refused', why: 'invalid_users' });
  });

  it.each(['permission_denied', 'plan_upgrade_required', 'missing_scope'])(
    'is given up where Slack says %s: nothing else has to wait for it',
    async (error) => {
      const { shows, fault } = await showing();
      fault({ method: 'usergroups.users.update', probability: 1, kind: 'refused', error });
      expect(await shows('group', 'U2')).toEqual({ kind: 'refused', why: error });
    },
  );
});

describe('the channel’s topic', () => {
  it('says who is on duty in front of what people wrote, once', async () => {
    const { double, shows, written } = await showing();
    expect(await shows('topic', 'U1', 'U2')).toEqual(DONE);
    expect(await shows('topic', 'U1', 'U2')).toEqual(DONE);
    expect(double.topic('oncall')).toBe('[On duty: alpha, backup bravo] Ask us');
    expect(written()).toEqual(['conversations.setTopic']);
  });

  it('is set once, though Slack’s answer was lost', async () => {
    const { double, shows, fault, written } = await showing();
    fault({ method: 'conversations.setTopic', probability: 1, times: 1, kind: 'reply_lost' });
    expect(await shows('topic', 'U1')).toMatchObject({ kind: 'wait' });
    expect(await shows('topic', 'U1')).toEqual(DONE);
    expect(written()).toEqual(['conversations.setTopic']);
    expect(double.messages('oncall').map(({ text }) => text)).toEqual([
      'set the channel topic: [On duty: alpha] Ask us',
    ]);
  });

  it('that has no room is left alone', async () => {
    const { double, shows, written } = await showing();
    double.setChannel('oncall', { topic: 'x'.repeat(250) });
    expect(await shows('topic', 'U1')).toEqual({ kind: 'refused', why: 'no_room' });
    expect(written()).toEqual([]);
  });

  it('of a channel that the bot is not in is refused', async () => {
    const { shows } = await showing('visit-oncall', 'open');
    expect(await shows('topic', 'U1')).toEqual({ kind: 'refused', why: 'not_in_channel' });
  });
});
