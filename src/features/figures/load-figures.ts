import type { CountedIncident, Happening } from '../../domain/figures/counted.ts';
import { dutyLoad, weeksWithin } from '../../domain/figures/duty-load.ts';
import { type Figures, figuresOf } from '../../domain/figures/figures.ts';
import { type Period, spanOf } from '../../domain/figures/period.ts';
import type { Team } from '../../domain/team/team.ts';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import type { Batch, CountMark, CountWish } from '../../ports/figures.ts';
import type { Store, Tx } from '../../ports/store.ts';
import { loadPastDuty } from '../rotation/past-duty.ts';
import { loadRoster } from '../rotation/roster/load-roster.ts';
import { membersOf } from '../rotation/roster/members-of.ts';

/** Rows that are read, and hold others up, at once. */
const AT_ONCE = 2_000;

/** Runs work in a transaction: each part in one of its own, or all of it in the caller's. */
type Transact = Store['transaction'];

/**
 * The figures of a period, read a few thousand rows at a time, each in a transaction of its own, so that pages go out
 * meanwhile. What happens while it reads may or may not be among it.
 *
 * @param pause lets other work have its turn.
 */
export async function loadFigures(
  store: Pick<Store, 'transaction'>,
  team: Team,
  period: Period,
  now: Instant,
  pause: () => Promise<void>,
): Promise<Figures> {
  return await readFigures(async (work) => await store.transaction(work), team, period, now, pause);
}

/** The same within a transaction, for a week or a month. */
export async function figuresWithin(
  tx: Tx,
  team: Team,
  period: Period,
  now: Instant,
): Promise<Figures> {
  return await readFigures(
    async (work) => await work(tx),
    team,
    period,
    now,
    async () => {
      await Promise.resolve();
    },
  );
}

async function readFigures(
  transact: Transact,
  team: Team,
  period: Period,
  now: Instant,
  pause: () => Promise<void>,
): Promise<Figures> {
  const { calendar, key } = team;
  const span = spanOf(period, calendar);
  const wish = { team: key, ...span };
  const cameIn = await all((tx, from) => tx.figures.cameIn(wish, from, AT_ONCE));
  const resolved = await all((tx, from) => tx.figures.resolved(wish, from, AT_ONCE));
  const happenings = await all((tx, from) => tx.figures.happenings(wish, from, AT_ONCE));
  const rotation = await transact(async (tx) => await loadRotation(tx, team, wish));
  const weeks = weeksWithin(span, calendar, now);
  const facts = {
    incidents: distinct([...cameIn, ...resolved]),
    happenings,
    covers: rotation.covers,
    load: dutyLoad(calendar, weeks, rotation, now),
    people: rotation.people,
  };
  return figuresOf(period, facts, calendar, now);

  async function all<T extends CountedIncident | Happening>(
    read: (tx: Tx, from: CountMark | undefined) => Promise<Batch<T>>,
  ): Promise<readonly T[]> {
    const found: T[] = [];
    let from: CountMark | undefined;
    do {
      const mark = from;
      const batch = await transact(async (tx) => await read(tx, mark));
      for (const one of batch.found) found.push(one);
      from = batch.next;
      if (from) await pause();
    } while (from);
    return found;
  }
}

/** What came in and was resolved within the period was read twice; the later reading counts. */
function distinct(incidents: readonly CountedIncident[]): readonly CountedIncident[] {
  return [...new Map(incidents.map((one) => [one.number, one])).values()];
}

async function loadRotation(tx: Tx, team: Team, { from, to }: CountWish) {
  const { key } = team;
  const roster = await loadRoster(tx, key);
  const { assignments } = await loadPastDuty(tx, key, team.calendar.dutyWeek(to + WEEK_MS));
  // A week that begins in the period may end after it.
  const covers = await tx.covers.overlapping(key, from, to + WEEK_MS);
  return { people: roster.people, members: membersOf(roster, assignments), assignments, covers };
}

const WEEK_MS = 7 * DAY_MS;
