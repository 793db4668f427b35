import { brokenPairs } from '../../domain/rotation/plan/broken-pairs.ts';
import type { PlanInput } from '../../domain/rotation/plan/input.ts';
import type { Plan } from '../../domain/rotation/plan/plan.ts';
import { violationWords } from '../../domain/rotation/plan/words.ts';
import { changesOf, type DraftSeat } from '../../domain/rotation/plan-draft.ts';
import { dayWords } from '../../domain/rotation/seats/words.ts';
import { daysBeforeWeek } from '../../domain/schedule/each-duty-week.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import type { TeamChore } from '../../ports/jobs.ts';
import type { Planner } from '../../ports/planner.ts';
import type { Store, Tx } from '../../ports/store.ts';
import { enqueueTeamEffects } from './enqueue-team-effects.ts';
import { HOTLINE } from './hotline.ts';
import { lapseChanged } from './lapse-changed.ts';
import { type Horizon, loadPlanInput } from './planning/load-plan-input.ts';
import { basisOf, seatsOf } from './planning/make-draft.ts';
import { moveSeats } from './planning/move-seats.ts';
import { publishedAhead } from './planning/published-ahead.ts';
import { INTRODUCED_DAYS_AHEAD } from './remind-pair.ts';

/**
 * In the middle of each week: looks at all published weeks ahead, and mends pairs that do not hold any more, since
 * somebody left, was set back to newcomer, or a swap set a rule aside. It comes before the pair of the coming week is
 * introduced. Done twice it finds nothing to do.
 */
export function keepPairs(tools: { readonly store: Store; readonly planner: Planner }): TeamChore {
  const { store, planner } = tools;
  return {
    name: 'keep-pairs',
    scope: 'each-team-chore',
    catchUp: 'latest',
    timetable: daysBeforeWeek(INTRODUCED_DAYS_AHEAD),
    perform: async (team, { period }, now) => {
      const found = await store.transaction(async (tx) => await pairsToMend(tx, team, now));
      if (found === undefined) return;
      // Planning takes seconds on a thread of its own: no transaction waits for it.
      const plan = await planner.plan(found.input);
      await store.transaction(async (tx) => {
        const { input } = (await pairsToMend(tx, team, now)) ?? {};
        if (input === undefined) return;
        if (basisOf(input) !== basisOf(found.input)) {
          throw new Error('the rotation changed while its pairs were looked at');
        }
        await mend(tx, team, found, plan, period, now);
      });
    },
  };
}

interface ToMend {
  readonly horizon: Horizon;
  readonly input: PlanInput;
}

async function pairsToMend(tx: Tx, team: Team, now: Instant): Promise<ToMend | undefined> {
  const { horizon } = await publishedAhead(tx, team, now);
  if (horizon === undefined) return undefined;
  const input = await loadPlanInput(tx, team, horizon, now);
  return brokenPairs(input).length === 0 ? undefined : { horizon, input };
}

async function mend(
  tx: Tx,
  team: Team,
  { input }: ToMend,
  plan: Plan,
  week: WeekName,
  now: Instant,
): Promise<void> {
  // A week that nobody has been told of stays so.
  const told = new Set([...input.published, ...input.fixed].map((seat) => seat.week));
  const changes = changesOf({ seats: seatsOf(input, plan) }).filter((seat) => told.has(seat.week));
  if (changes.length > 0) {
    await tx.log.append(
      { team: team.key },
      [{ type: 'pairs-mended', week, changes: changes.map(withoutReason) }],
      now,
    );
    const why = { away: undefined, because: { kind: 'pairing' } } as const;
    const tells = await moveSeats(tx, team, changes, { by: HOTLINE, why }, now);
    await enqueueTeamEffects(tx, team.key, `pairs/${week}`, 'mended', tells, now);
    await lapseChanged(tx, team, now);
  }
  await tellLead(tx, team, input, plan, now);
}

/** Where no plan could keep every pair, the lead learns it: of each seat once. */
async function tellLead(
  tx: Tx,
  team: Team,
  { people }: PlanInput,
  { violations }: Plan,
  now: Instant,
): Promise<void> {
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? 'somebody';
  const ahead = violations.filter(({ rule, week }) => {
    const isOver = (team.calendar.weekSpan(week)?.opens ?? now) <= now;
    return (rule === 'pairing' || rule === 'unfilled') && !isOver;
  });
  const unheard: string[] = [];
  for (const { week, role, rule } of ahead) {
    const period = `${week}/${role}/${rule}`;
    const mark = { job: 'pairs-broken', scope: team.key, period, dueAt: now, at: now } as const;
    if (await tx.jobs.begin({ ...mark, outcome: 'done' })) unheard.push(period);
  }
  const [first] = unheard;
  if (first === undefined) return;
  const lines = ahead
    .slice(0, MOST_LINES)
    .map((one) => `${dayWords(one.week)}, ${violationWords(one, nameOf)}`);
  const notice = { about: 'pairs-broken', lines } as const;
  const tell = { kind: 'tell', to: team.lead, notice } as const;
  await enqueueTeamEffects(tx, team.key, 'pairs-broken', first, [tell], now);
}

const MOST_LINES = 12;

const withoutReason = ({ week, role, before, after }: DraftSeat) => ({
  week,
  role,
  before,
  after,
});
