import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSlackDouble } from '../../src/doubles/slack/start-slack-double.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import type { BreakName } from './break-names.ts';
import { sendCrowd } from './crowd.ts';
import type { Ending, Endings } from './endings.ts';
import { judgeBackups } from './failpoints/backups.ts';
import { measureSlowness } from './measure-slowness.ts';
import { createPeople } from './people.ts';
import { createRandom } from './random.ts';
import type { RoundRecord } from './record.ts';
import { type ScaledTime, SPEED } from './scaled-time.ts';
import { showAll } from './show-all.ts';
import type { Provocation } from './stories.ts';
import { pause } from './wait.ts';
import { watchLedger } from './watch.ts';
import { createWeather } from './weather.ts';
import { BACKUP, GOAL_MS, LEAD, REMIND_AT, REPEAT_MS, STEP_MS, WORKSPACE } from './world.ts';

/** After the last incident has fallen due: time for outbox, look-ups and the longest back-off (1.5 s) to come to rest. */
const REST_MS = 5_000;

/** What Slack gives the bot for an acknowledgement, and a trigger for its form. */
const SLACK_WAITS_MS = 3_000;

/** Without faults, and once. */
const LAST_READY_WITHIN_MS = 60_000;

export interface RoundOptions {
  readonly seed: number;
  /** How each life of the bot ends; the last one comes after them, and is left alone. */
  readonly endings: Endings;
  readonly breakName?: BreakName;
  /** What every other incident is to go through. */
  readonly provoke?: Provocation | undefined;
  /** Bot time to wait on at the end, for what comes long after an incident has fallen due. */
  readonly patienceMs?: number;
  /** Reports to be made a second, on average. */
  readonly reportsPerSecond: number;
  readonly onKill: () => void;
  /** How many times slower than usual the machine is at least: every wait is longer by it, and the bot's time slower. */
  readonly slowness: number;
  /** No further kill after this wall time, or once it is aborted; the round then comes to rest as always. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

export interface RoundOutcome {
  readonly record: RoundRecord;
  /** Where the bot's log and database lie. */
  readonly folder: string;
  /** Deletes them. */
  readonly forget: () => Promise<void>;
}

/** One bot, one database, one Slack: kills and faults, then quiet, then what is left to see. */
export async function playRound(options: RoundOptions): Promise<RoundOutcome> {
  const { seed, breakName } = options;
  // Other work comes and goes: what was measured when the campaign began may long be untrue.
  const slowness = Math.max(options.slowness, await measureSlowness());
  const speed = SPEED / slowness;
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'hotline-faults-'));
  const slack = await startSlackDouble({
    workspace: WORKSPACE,
    ackTimeoutMs: SLACK_WAITS_MS * slowness,
    triggerLifeMs: SLACK_WAITS_MS * slowness,
  });
  const wallAnchor = Date.now();
  const time: ScaledTime = { wallAnchor, botAnchor: wallAnchor, speed };
  const backupFolder = join(folder, 'backups');
  const start = (given: Ending['settings'] = {}): BotProcess =>
    startBot(folder, {
      ...given,
      databaseFile: join(folder, 'hotline.db'),
      backupFolder,
      apiUrl: slack.apiUrl,
      botToken: slack.botToken,
      appToken: slack.appToken,
      time,
      ...(breakName === undefined ? {} : { breakName }),
    });
  const mishaps: string[] = [];
  const botNow = (): number => time.botAnchor + (Date.now() - wallAnchor) * speed;
  const people = createPeople(slack, random.fork('people'), botNow);
  const goalWallMs = GOAL_MS / speed;
  let bot: BotProcess | undefined;
  try {
    const home = new AbortController();
    // As many people wait for its end as there are incidents.
    setMaxListeners(0, home.signal);
    const weather = createWeather(slack);
    const blowing = weather.blow(random.fork('weather'), home.signal);
    const crowd = sendCrowd(
      { people, watch: watchLedger(slack), weather, goalWallMs, slowness, signal: home.signal },
      random.fork('crowd'),
      options.reportsPerSecond / slowness,
      options.provoke,
    );
    const chance = random.fork('kills');
    let kills = 0;
    while (Date.now() < options.deadline && !options.signal.aborted) {
      const ending = options.endings();
      if (ending === undefined) break;
      bot = start(ending.settings);
      await ending.end(bot, chance, slowness);
      await bot.kill();
      kills += 1;
      note(bot, mishaps);
      options.onKill();
      await pause((chance.chance(0.05) ? 3_000 : chance.between(0, 200)) * slowness);
    }
    home.abort();
    await Promise.all([blowing, crowd]);
    bot = start();
    if (!(await bot.ready(LAST_READY_WITHIN_MS * slowness)))
      mishaps.push('the bot did not get ready at the end');
    const quietFrom = Date.now();
    await pause(goalWallMs + (options.patienceMs ?? 0) / speed + REST_MS * slowness);
    const shown = await showAll(slack);
    const endedAt = Date.now();
    // What the bot may still say while it ends is not judged: nobody waits for it.
    const ledger = [...slack.ledger()];
    if (!(await bot.end())) mishaps.push('the bot did not end when it was asked to');
    note(bot, mishaps);
    mishaps.push(...new Set(slack.violations()), ...judgeBackups(backupFolder));
    const slownessAtEnd = await measureSlowness();
    const { reports, deeds } = people;
    const record: RoundRecord = {
      seed,
      time,
      goalMs: GOAL_MS,
      remindAt: REMIND_AT,
      repeatMs: REPEAT_MS,
      stepMs: STEP_MS,
      backup: BACKUP,
      lead: LEAD,
      kills,
      slowness: Math.max(slowness, slownessAtEnd),
      reports,
      deeds,
      shown,
      ledger,
      quietFrom,
      endedAt,
      mishaps,
    };
    const forget = async (): Promise<void> => {
      await rm(folder, { recursive: true, force: true });
    };
    return { record, folder, forget };
  } finally {
    await bot?.kill();
    await slack.stop();
  }
}

function note(bot: BotProcess, mishaps: string[]): void {
  const ended = bot.ended();
  if (ended !== undefined) mishaps.push(`the bot ${ended}`);
}
