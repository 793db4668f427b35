import { afterEach, describe, expect, it } from '@jest/globals';
import { createChannels } from '../../../src/adapters/slack/carrier/channels.ts';
import { checkAccess } from '../../../src/adapters/slack/connection/check-access.ts';
import { wantedScopes } from '../../../src/adapters/slack/connection/missing-scopes.ts';
import { createSettableClock } from '../../../src/adapters/system/clocks.ts';
import type { ClaimedRow } from '../../../src/ports/outbox.ts';
import { at, recordingLog, visit } from '../../support/fixtures.ts';
import { instantPlanner } from '../../support/instant-planner.ts';
import { clientOf, startDouble, stopAll } from '../../support/slack-double-start.ts';
import { type SqliteStore, sqliteStore } from '../../support/sqlite.ts';

let opened: SqliteStore;
afterEach(async () => {
  await opened.close();
  await stopAll();
});

/** @param channel what `hotline.yml` names. The double knows `oncall`, and others that the bot is not in. */
async function checking(channel: string, granted: readonly string[] = wantedScopes()) {
  opened = await sqliteStore();
  const { store } = opened;
  const double = await startDouble();
  const client = clientOf(double);
  const clock = createSettableClock(at('2027-01-12 09:00'), 0);
  const log = recordingLog();
  const team = visit({ channels: { incidents: channel, notices: channel } });
  const context = {
    store,
    clock,
    teams: new Map([[team.key, team]]),
    wake: () => undefined,
    planner: instantPlanner,
  };
  const channels = createChannels(store);
  const { signal } = new AbortController();
  const check = async () => {
    await checkAccess({ client, channels, granted, context, log, signal });
  };
  const queued = async (): Promise<readonly ClaimedRow[]> =>
    await store.transaction(async (tx) => await tx.outbox.claim(clock.now(), 50, 1));
  return { check, queued, clock, log, double };
}

const effectsOf = (rows: readonly ClaimedRow[]): readonly unknown[] => rows.map((r) => r.effect);

describe('the look at what the bot may do in Slack, at its start', () => {
  it('says nothing where the bot has all scopes and is in the channel', async () => {
    const { check, queued, log } = await checking('oncall');
    await check();
    expect(await queued()).toEqual([]);
    expect(log.messages).toEqual([]);
  });

  it.each([
    ['open', 'no-member'],
    ['secret', 'unseen'],
    ['nowhere', 'unseen'],
    ['old', 'unseen'],
  ])('tells the admins that the bot cannot post in #%s', async (channel, trouble) => {
    const { check, queued, log } = await checking(channel);
    await check();
    const notice = { about: 'channel-closed', channel, trouble };
    expect(effectsOf(await queued())).toEqual([{ kind: 'tell', to: 'U01ALPHA', notice }]);
    expect(log.messages).toEqual([
      'the bot cannot post in a team’s channel; hotline doctor says more',
    ]);
  });

  it('knows a channel that was archived since it was found', async () => {
    const { check, queued, double } = await checking('oncall');
    await check();
    double.setChannel('oncall', { archived: true });
    await check();
    expect(effectsOf(await queued())).toMatchObject([{ notice: { trouble: 'archived' } }]);
  });

  it('names the scopes that the token lacks', async () => {
    const granted = wantedScopes().filter((scope) => scope !== 'im:history');
    const { check, queued } = await checking('oncall', granted);
    await check();
    const notice = { about: 'scopes-missing', scopes: ['im:history'] };
    expect(effectsOf(await queued())).toEqual([{ kind: 'tell', to: 'U01ALPHA', notice }]);
  });

  it('asks about no channel where the token may not: each would look like none at all', async () => {
    const { check, queued } = await checking('nowhere', ['chat:write', 'commands', 'im:write']);
    await check();
    expect(effectsOf(await queued())).toMatchObject([{ notice: { about: 'scopes-missing' } }]);
  });

  it('tells the same thing once a day, however often the bot starts', async () => {
    const { check, clock } = await checking('open');
    await check();
    await check();
    clock.set(at('2027-01-13 09:00'));
    await check();
    await check();
    const rows = opened.raw.prepare('select key from outbox order by id').all();
    expect(rows).toEqual([
      { key: 'team/visit/access/open.no-member/tell/2027-01-12.0' },
      { key: 'team/visit/access/open.no-member/tell/2027-01-13.0' },
    ]);
  });

  it('says in the log where Slack gave no answer, and accuses no channel', async () => {
    const { check, queued, double, log } = await checking('oncall');
    double.setFaults({ seed: 1, rules: [{ method: '*', probability: 1, kind: 'server_error' }] });
    await check();
    expect(await queued()).toEqual([]);
    expect(log.messages).toEqual(['whether the bot can post in a channel could not be checked']);
  });
});
