import { createSettableClock, type SettableClock } from '../../../src/adapters/system/clocks.ts';
import {
  type ClockedIncident,
  type ClockedPage,
  judgeClock,
  owedNow,
} from '../oracle/judge-clock.ts';
import { openTime } from '../oracle/open-minutes.ts';
import { createRandom, type Random } from '../random.ts';
import { textOf } from '../text-of.ts';
import { BACKUP, CHANNEL, LEAD, PRIMARY, REPORTERS } from '../world.ts';
import { type BotAtHand, startBotAtHand } from './start-bot-at-hand.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const GOAL_MINUTES = 30;
/** Closed at night, and for the half hour of the wall clock that a change of it skips, or begins. */
const HOURS = {
  zone: 'America/Los_Angeles',
  open: [
    [30, 150],
    [180, 1_320],
  ],
} as const;

const CONFIG = `
teams:
  visit:
    name: VisIt
    channels: { incidents: ${CHANNEL} }
    admins: [${PRIMARY}]
    lead: ${LEAD}
    calendar:
      zone: ${HOURS.zone}
      hours:
        mon-sun: ["00:30-02:30", "03:00-22:00"]
    response: { goal: ${String(GOAL_MINUTES)}, repeat_page: 10 }
    escalation:
      - { page: backup }
      - { page: lead, after: 20 }
`;

/** A little before the clocks change, in spring and in autumn: midnight in California. */
export const CHANGES = [Date.UTC(2027, 2, 14, 8), Date.UTC(2026, 10, 1, 7)] as const;

export interface Stepped {
  forward: number;
  back: number;
  restarts: number;
  pages: number;
  late: number;
  incidents: number;
}

/**
 * Steps the clock of a whole bot about a change of the wall's: as its keeper puts it right, as a machine that slept, and
 * while the bot is not there. The clock stands still in between, so that each page has one exact time.
 *
 * @returns what was wrong.
 */
export async function stepClocks(
  seed: number,
  from: number,
  steps: number,
  counts: Stepped,
  goesOn: () => boolean,
): Promise<readonly string[]> {
  const random = createRandom(seed);
  const clock = createSettableClock(from - 6 * HOUR_MS, 0);
  const bot = await startBotAtHand({ clock, slackNow: () => clock.now(), config: CONFIG });
  const time = openTime(HOURS);
  const incidents: ClockedIncident[] = [];
  const wrong: string[] = [];
  try {
    for (let n = 0; n < steps && goesOn(); n++) {
      await act(bot, clock, incidents, random);
      const to = stepFrom(clock.now(), n === 3 ? from + 1.5 * HOUR_MS : undefined, random);
      if (to < clock.now()) counts.back += 1;
      else counts.forward += 1;
      if (random.chance(0.15)) {
        counts.restarts += 1;
        await bot.restart(() => {
          clock.set(to);
        });
      } else clock.set(to);
      await bot.app().engine.settle();
      const owed = owedNow(time, GOAL_MINUTES, BACKUP, incidents, pagesOf(bot), clock.now());
      wrong.push(...owed);
    }
    const pages = pagesOf(bot);
    counts.pages += pages.length;
    counts.late += pages.filter(({ text }) => text.startsWith('LATE')).length;
    counts.incidents += incidents.length;
    wrong.push(...judgeClock(time, GOAL_MINUTES, BACKUP, incidents, pages));
    return [...new Set([...wrong, ...bot.slack.violations()])];
  } finally {
    await bot.end();
  }
}

/** Whoever has something to do does it before the clock goes on. */
async function act(
  bot: BotAtHand,
  clock: SettableClock,
  incidents: ClockedIncident[],
  random: Random,
): Promise<void> {
  for (const incident of incidents) {
    if (incident.answered || !random.chance(0.35)) continue;
    const text = `responded INC-${String(incident.number)}`;
    await bot.slack.inject.command({ user: PRIMARY, channel: CHANNEL, text });
    incident.answered = true;
  }
  const user = random.pick(REPORTERS);
  const text = `report clock-${String(incidents.length)}`;
  const { payload } = await bot.slack.inject.command({ user, channel: CHANNEL, text });
  const number = Number(/INC-(\d+)/u.exec(textOf(payload))?.[1]);
  incidents.push({ number, cameInAt: clock.now(), answered: false });
  await bot.app().engine.settle();
}

/** Mostly forwards: seconds, minutes, a night; and back by as much as a clock has ever been wrong. */
function stepFrom(now: number, goal: number | undefined, random: Random): number {
  if (goal !== undefined) return goal;
  const seconds = (least: number, most: number): number =>
    Math.round(random.between(least, most)) * SECOND_MS;
  const kind = random.next();
  if (kind < 0.2) return now + seconds(1, 120);
  if (kind < 0.55) return now + seconds(120, 3_600);
  if (kind < 0.68) return now + seconds(3_600, 14 * 3_600);
  if (kind < 0.84) return now - seconds(1, 120);
  return now - seconds(120, 2 * 3_600);
}

function pagesOf({ slack }: BotAtHand): readonly ClockedPage[] {
  return slack.ledger().flatMap((entry) => {
    const row = entry.metadata?.event_payload['row'];
    const number = /^INC-(\d+)\/page\//u.exec(String(row))?.[1];
    if (entry.kind !== 'post' || number === undefined) return [];
    return [{ number: Number(number), person: entry.to ?? '', at: entry.at, text: entry.text }];
  });
}
