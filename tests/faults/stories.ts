import type { People } from './people.ts';
import type { Random } from './random.ts';
import type { DeedAttempt } from './record.ts';
import { pause, until } from './wait.ts';
import type { Watch } from './watch.ts';
import type { Weather } from './weather.ts';

/** What becomes of an incident, in the share of incidents that it becomes of. */
const PLANS = [
  /** Answered well before the goal has run out. */
  { plan: 'in-time', share: 0.2 },
  /** Somebody is on it before, but has not answered by then: paged once all the same. */
  { plan: 'busy', share: 0.1 },
  /** Acted on around the instant at which it falls due, page or no page. */
  { plan: 'about-due', share: 0.25 },
  /** Answered after its first page. */
  { plan: 'paged', share: 0.1 },
  /** Taken after its first page. */
  { plan: 'taken', share: 0.1 },
  /** Acted on after its second. */
  { plan: 'paged-again', share: 0.15 },
  /** Left alone, so that its page comes, and comes again. */
  { plan: 'left', share: 0.08 },
  /** Answered while its page waits for Slack to take it. */
  { plan: 'queued', share: 0.02 },
] as const;

type Plan = (typeof PLANS)[number]['plan'];

/** A plan that chance alone provokes too seldom. */
export type Provocation = Extract<Plan, 'queued' | 'taken' | 'left'>;

/** Wall time that a page is held up after its answer: well over what the judge takes for one that was under way. */
const HELD_MS = 2_500;

export interface StoryTools {
  readonly people: People;
  readonly watch: Watch;
  readonly random: Random;
  readonly weather: Weather;
  readonly goalWallMs: number;
  readonly slowness: number;
  /** Ends all waiting: the people go home. */
  readonly signal: AbortSignal;
}

/** One incident from the report to whatever somebody does about it. */
export async function tellStory(tools: StoryTools, provoked?: Plan): Promise<void> {
  const { people, watch, weather, random, goalWallMs, slowness, signal } = tools;
  const report = random.chance(0.15) ? await people.reportByForm() : await people.reportByCommand();
  if (report === undefined) return;
  const number = report.number ?? (await until(() => watch.numberOf(report.title), 2_500, signal));
  if (number === undefined) return;
  const untilDue = (part: number): number => report.from + goalWallMs * part - Date.now();
  const pageNo = async (nth: number): Promise<void> => {
    await until(() => watch.pages(number)[nth - 1], 30_000, signal);
    await pause(random.between(20, 1_500), signal);
  };
  const persist = async (act: () => Promise<DeedAttempt | undefined>): Promise<void> => {
    // People try again when Slack tells them that it failed; most of them.
    for (let times = 0; times < 8 && !signal.aborted; times++) {
      const attempt = await act();
      if (attempt?.confirmed || random.chance(0.1)) return;
      await pause(random.between(100, 600), signal);
    }
  };
  switch (provoked ?? planFor(random)) {
    case 'in-time':
      await pause(untilDue(random.between(0.1, 0.85)), signal);
      await persist(() => stop(tools, number));
      return;
    case 'busy':
      await pause(untilDue(random.between(0.1, 0.8)), signal);
      await persist(() => take(tools, number));
      await pageNo(1);
      await persist(() => stop(tools, number));
      return;
    case 'about-due':
      await pause(untilDue(1) + random.between(-300, 2_000), signal);
      await persist(() => (random.chance(0.6) ? stop(tools, number) : take(tools, number)));
      return;
    case 'paged':
      await pageNo(1);
      await persist(() => stop(tools, number));
      return;
    case 'taken':
      await pageNo(1);
      await persist(() => take(tools, number));
      return;
    case 'paged-again':
      await pageNo(2);
      await persist(() => stop(tools, number));
      return;
    case 'queued': {
      await pause(untilDue(1) - 200, signal);
      const release = weather.hold();
      await pause(untilDue(1) + random.between(300, 900), signal);
      await persist(() => byButtonOrCommand(tools, 'answered', number));
      await pause(HELD_MS * slowness, signal);
      release();
      return;
    }
    case 'left':
  }
}

function planFor(random: Random): Plan {
  let left = random.next();
  for (const { plan, share } of PLANS) {
    left -= share;
    if (left < 0) return plan;
  }
  return 'left';
}

async function take(tools: StoryTools, number: number): Promise<DeedAttempt | undefined> {
  return await byButtonOrCommand(tools, 'on-it', number);
}

async function stop(tools: StoryTools, number: number): Promise<DeedAttempt | undefined> {
  if (tools.random.chance(0.2)) return await tools.people.resolve(number);
  return await byButtonOrCommand(tools, 'answered', number);
}

async function byButtonOrCommand(
  { people, watch, random }: StoryTools,
  kind: 'on-it' | 'answered',
  number: number,
): Promise<DeedAttempt | undefined> {
  const places = [watch.card(number), watch.pages(number).at(-1)].filter(
    (place) => place !== undefined,
  );
  if (places.length === 0 || random.chance(0.4)) return await people.command(kind, number);
  // The button may be gone from there; then the person types.
  const pressed = await people.press(kind, number, random.pick(places));
  return pressed ?? (await people.command(kind, number));
}
