import { setMaxListeners } from 'node:events';
import { createScaledClock } from '../bot-clock.ts';
import type { Wrap } from '../breaks/wrap.ts';
import { sendCrowd } from '../crowd.ts';
import { createPeople, type People } from '../people.ts';
import { createRandom, type Random } from '../random.ts';
import type { RoundRecord } from '../record.ts';
import { type ScaledTime, SPEED } from '../scaled-time.ts';
import { showAll } from '../show-all.ts';
import { pause } from '../wait.ts';
import { watchLedger } from '../watch.ts';
import { createWeather } from '../weather.ts';
import { BACKUP, GOAL_MS, LEAD, REMIND_AT, REPEAT_MS, STEP_MS } from '../world.ts';
import { type BotAtHand, startBotAtHand } from './start-bot-at-hand.ts';

/** After the last incident has fallen due: time for outbox and look-ups to come to rest. */
const REST_MS = 5_000;

export interface Trouble {
  readonly bot: BotAtHand;
  readonly people: People;
  readonly random: Random;
}

/**
 * People at work with a bot in this process, while something is done to it; then quiet, and what is left to see.
 *
 * @param cause does it, and resolves when it is over; answers what it saw itself, as mishaps.
 * @param after asks further questions of the bot at rest.
 */
export async function playAtHand(options: {
  readonly seed: number;
  readonly slowness: number;
  readonly reportsPerSecond: number;
  readonly wrap?: (databaseFile: string) => Wrap;
  readonly cause: (trouble: Trouble) => Promise<readonly string[]>;
  readonly after?: (trouble: Trouble) => Promise<readonly string[]>;
}): Promise<RoundRecord> {
  const { seed, slowness, wrap } = options;
  const random = createRandom(seed);
  const speed = SPEED / slowness;
  const wallAnchor = Date.now();
  const time: ScaledTime = { wallAnchor, botAnchor: wallAnchor, speed };
  const clock = createScaledClock(time);
  const goalWallMs = GOAL_MS / speed;
  const bot = await startBotAtHand({ clock, ...(wrap === undefined ? {} : { wrap }) });
  const { slack } = bot;
  try {
    const people = createPeople(slack, random.fork('people'), () => clock.now());
    const home = new AbortController();
    setMaxListeners(0, home.signal);
    const crowd = sendCrowd(
      {
        people,
        watch: watchLedger(slack),
        weather: createWeather(slack),
        goalWallMs,
        slowness,
        signal: home.signal,
      },
      random.fork('crowd'),
      options.reportsPerSecond / slowness,
    );
    const trouble = { bot, people, random: random.fork('trouble') };
    const mishaps = [...(await options.cause(trouble))];
    home.abort();
    await crowd;
    slack.setFaults(null);
    const quietFrom = Date.now();
    await pause(goalWallMs + REST_MS * slowness);
    mishaps.push(...((await options.after?.(trouble)) ?? []));
    const shown = await showAll(slack);
    return {
      seed,
      time,
      goalMs: GOAL_MS,
      remindAt: REMIND_AT,
      repeatMs: REPEAT_MS,
      stepMs: STEP_MS,
      backup: BACKUP,
      lead: LEAD,
      kills: 0,
      slowness,
      reports: people.reports,
      deeds: people.deeds,
      shown,
      ledger: [...slack.ledger()],
      quietFrom,
      endedAt: Date.now(),
      mishaps: [...mishaps, ...new Set(slack.violations())],
    };
  } finally {
    await bot.end();
  }
}
