import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type Database from 'better-sqlite3';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { createSettableClock, type SettableClock } from '../../src/adapters/system/clocks.ts';
import { compose, type HotlineApp } from '../../src/compose.ts';
import { seedDemo } from '../../src/demo/seed.ts';
import type { SlackDouble } from '../../src/doubles/slack/slack-double.ts';
import { startSlackDouble } from '../../src/doubles/slack/start-slack-double.ts';
import { healthOf } from '../../src/features/health.ts';
import { at, recordingLog } from '../support/fixtures.ts';
import { EVERYTHING, fill, makeRoom } from '../support/full-disk.ts';
import { CONFIG, teamsOf } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';
import { inFolder } from '../support/sqlite.ts';

let slack: SlackDouble;
let app: HotlineApp;
let raw: Database.Database;
let clock: SettableClock;
let log: ReturnType<typeof recordingLog>;

const pages = () => slack.ledger().filter((e) => e.kind === 'post' && e.to === 'U04DELTA');
const report = async (title: string): Promise<string> => {
  const said = { user: 'U09USER', channel: 'visit-live', text: `report ${title}` };
  return JSON.stringify((await slack.inject.command(said)).payload);
};
const failures = () => log.messages.filter((message) => message.endsWith('failed, tries again'));
/** Until the loops have met the full disk twice more: whatever they would do wrongly, they have done by then. */
async function untilTriedTwice(): Promise<void> {
  const before = failures().length;
  await until(() => failures().length >= before + 2, 'the loops have tried again');
}

/** Not through the bot: it may not be able to write. */
const count = (what: string): unknown => raw.prepare(`select count(*) from ${what}`).pluck().get();

/** The loops run by themselves here, and try again each second: a stepped turn would throw instead. */
describe('a full disk', () => {
  let over: Promise<void>;
  let end: () => void = () => undefined;

  beforeEach(async () => {
    clock = createSettableClock(at('2027-01-12 09:00'), 0);
    log = recordingLog();
    slack = await startSlackDouble({
      workspace: {
        name: 'VisIt',
        users: [
          { id: 'U09USER', name: 'uma', realName: 'Uma User' },
          ...['U01ALPHA', 'U04DELTA', 'U06FOXTROT'].map((id) => ({ id, name: id, realName: id })),
        ],
        channels: [{ name: 'visit-live' }],
      },
      now: () => clock.now(),
    });
    const teams = await teamsOf(CONFIG);
    await new Promise<void>((resolve) => {
      over = inFolder(async (folder) => {
        app = await compose({
          databaseFile: `${folder}/hotline.db`,
          teams,
          clock,
          log,
          slack: {
            botToken: slack.botToken,
            apiUrl: slack.apiUrl,
            transport: { mode: 'socket', appToken: slack.appToken },
          },
          wrap: {
            openDatabase: (file) => {
              const opened = openSqlite(file);
              ({ raw } = opened);
              return opened;
            },
          },
        });
        await seedDemo(app.store, { key: 'visit' }, '2027-01-11', 12);
        await app.start();
        resolve();
        await new Promise<void>((ended) => {
          end = ended;
        });
        await app.stop();
      });
    });
  });

  afterEach(async () => {
    makeRoom(raw);
    end();
    await over;
    await slack.stop();
  });

  it('keeps what is not written from being confirmed, and takes it when there is room again', async () => {
    fill(raw, EVERYTHING);
    expect(await report('Contour plot crashes')).toContain('Nothing may have been written down');
    const seen = app.store.transaction(async (tx) => {
      await tx.presence.seen(clock.now());
    });
    await expect(seen).rejects.toThrow(/^the disk that holds .*hotline\.db is full$/u);
    expect(count('incidents')).toBe(0);
    expect(count('outbox where incident is not null')).toBe(0);
    expect(await healthOf(app)).toMatchObject({ alive: false, database: 'failing' });
    makeRoom(raw);
    expect(await report('Contour plot crashes')).toContain('*INC-1* is open');
    expect(await healthOf(app)).toMatchObject({ alive: true, database: 'ok' });
  });

  it('loses no page that fell due meanwhile', async () => {
    await report('Contour plot crashes');
    fill(raw, EVERYTHING);
    clock.set(at('2027-01-12 10:00'));
    await untilTriedTwice();
    expect(pages()).toHaveLength(0);
    expect(count(`timers where kind = 'goal'`)).toBe(1);
    makeRoom(raw);
    await until(() => pages().length > 0, 'the backup is paged');
    expect(pages()[0]?.text).toContain('PAGE · INC-1');
  });

  it('sends nothing whose claim could not be written', async () => {
    await report('Contour plot crashes');
    await until(() => count(`outbox where state != 'sent'`) === 0, 'the card is sent');
    // The timer can be fired and the page queued; only taking it in hand is what there is no room for.
    fill(raw, [`after update on outbox when new.state = 'sending'`]);
    clock.set(at('2027-01-12 10:00'));
    await until(() => count(`outbox where kind = 'page'`) === 1, 'the page is queued');
    await untilTriedTwice();
    expect(pages()).toHaveLength(0);
    makeRoom(raw);
    await until(() => pages().length > 0, 'the backup is paged');
  });

  it('does not send again what was sent while its result could not be written', async () => {
    await report('Contour plot crashes');
    await until(() => count(`outbox where state != 'sent'`) === 0, 'the card is sent');
    fill(raw, [`after update on outbox when new.state = 'sent'`]);
    clock.set(at('2027-01-12 10:00'));
    await until(() => pages().length > 0, 'the backup is paged');
    await untilTriedTwice();
    expect(count(`outbox where kind = 'page' and state = 'sending'`)).toBe(1);
    makeRoom(raw);
    await until(() => count(`outbox where state != 'sent'`) === 0, 'all is recorded');
    expect(pages()).toHaveLength(1);
  });
});
