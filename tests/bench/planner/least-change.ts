import type { PlanInput } from '../../../src/domain/rotation/plan/input.ts';
import { makePlan } from '../../../src/domain/rotation/plan/make-plan.ts';
import { type Random, seededRandom } from '../../../src/domain/rotation/plan/random.ts';
import { linkedinOncall } from '../../../src/domain/rotation/simulation/rivals.ts';
import type { Report } from '../bench.ts';
import { cpuMs, ms, spreadOf, table } from '../figures.ts';
import { optima } from './optima.ts';
import { valuesOf } from './optimum.ts';
import { pairsOf } from './pairs-of.ts';
import { assignmentsOf, factsOf, type Judgement, judgePairs, type Pairs } from './plain-judge.ts';
import { ordinary, randomTeam } from './random-team.ts';

const CASES = 200;
/** Two seats each: 24 published slots. */
const WEEKS = 12;
const SIZES = [6, 8, 10, 15] as const;
const PROOF_SECONDS = 20;

interface Change {
  readonly input: PlanInput;
  readonly before: Judgement;
  readonly planner: Judgement;
  readonly fresh: number;
  readonly linkedin: number;
  readonly ms: number;
  /** Of the processor, in milliseconds. */
  readonly cpu: number;
}

/** Somebody takes two weeks off in a plan whose 24 slots are published: how many of them change. */
export async function benchLeastChange({ line, progress }: Report): Promise<void> {
  progress(`least change: ${String(CASES)} cases`);
  const cases = Array.from({ length: CASES }, (_, i) =>
    changeOf(SIZES[i % SIZES.length]!, 1000 + i),
  );
  progress('least change: proving the fewest changes');
  const best = await optima(
    cases.map(({ input, planner }) => {
      // Nothing may be said of the changes themselves: they are what is to be proven.
      const { broken, capability } = valuesOf(planner);
      return { input, atMost: { broken, capability }, seconds: PROOF_SECONDS };
    }),
    ['broken', 'capability', 'changes'],
  );
  const proven = cases.filter((_, i) => best[i]!.isProven);
  const over = cases.flatMap(({ planner }, i) => {
    const { isProven, values } = best[i]!;
    const isAsGood =
      planner.pairing + planner.rest === values.broken && planner.capability === values.capability;
    if (isProven && !isAsGood) return [Number.NaN];
    return isProven ? [planner.changes - values.changes] : [];
  });
  const slowest = (times: readonly number[]): string => {
    const { p50, p95, max } = spreadOf(times);
    return `${ms(p50)}, ${ms(p95)}, ${ms(max)}`;
  };
  const row = (name: string, changes: readonly number[], took = '–', cpu = '–'): string[] => {
    const { p50, max } = spreadOf(changes);
    return [name, String(p50), String(max), took, cpu];
  };
  const rows = [
    row(
      'linkedin/oncall, populated again',
      cases.map((c) => c.linkedin),
    ),
    row(
      'planner, afresh',
      cases.map((c) => c.fresh),
    ),
    row(
      'planner',
      cases.map((c) => c.planner.changes),
      slowest(cases.map((c) => c.ms)),
      slowest(cases.map((c) => c.cpu)),
    ),
    row(
      'fewest, proven',
      best.filter((b) => b.isProven).map((b) => b.values.changes),
    ),
  ];
  for (const text of table(
    ['method', 'slots, median', 'most', 'ms: median, p95, most', 'CPU, ms'],
    rows,
  )) {
    line(text);
  }
  const worse = over.filter((n) => n > 0).length;
  const many = cases.filter((c) => c.planner.changes > 3);
  const neededMany = best.filter((b) => b.isProven && b.values.changes > 3);
  const broke = cases.filter(
    (c) => c.planner.rest + c.planner.pairing > c.before.rest + c.before.pairing,
  );
  line('');
  line(
    `Proven in ${String(proven.length)} of ${String(CASES)} cases; the planner changed more than the fewest in ` +
      `${String(worse)}, at most ${String(Math.max(...over))} more, and broke more rules or lacked more ` +
      `capabilities in ${String(over.filter(Number.isNaN).length)}. ` +
      `More than three slots changed in ${String(many.length)}, and had to in ${String(neededMany.length)}. ` +
      `In ${String(broke.length)} more gave way than before.`,
  );
}

function changeOf(size: number, seed: number): Change {
  const random = seededRandom(seed);
  const team = randomTeam(ordinary(size, WEEKS), seed);
  const plan = makePlan(team);
  const pairs = pairsOf(team, plan);
  const published = assignmentsOf(team, pairs);
  const off = twoWeeksOff(team, pairs, random);
  const changed = { ...team, timeOff: [...team.timeOff, off] };
  const input = { ...changed, published };
  const facts = factsOf(input);
  const [begun, cpuBegun] = [performance.now(), cpuMs()];
  const next = makePlan(input);
  const [took, cpu] = [performance.now() - begun, cpuMs() - cpuBegun];
  const changesIn = (now: Pairs): number => judgePairs(input, facts, now).changes;
  const theirs = linkedinOncall(team, factsOf(team));
  const theirOff = twoWeeksOff(team, theirs, random);
  const theirInput = {
    ...team,
    timeOff: [...team.timeOff, theirOff],
    published: assignmentsOf(team, theirs),
  };
  return {
    input,
    before: judgePairs(team, factsOf(team), pairs),
    planner: judgePairs(input, facts, pairsOf(input, next)),
    fresh: changesIn(pairsOf(changed, makePlan(changed))),
    linkedin: changesAgain(theirInput),
    ms: took,
    cpu,
  };
}

function changesAgain(input: PlanInput): number {
  const facts = factsOf(input);
  return judgePairs(input, facts, linkedinOncall(input, facts)).changes;
}

/** Two weeks of somebody who has a duty in one of them. */
function twoWeeksOff(
  { people, weeks }: PlanInput,
  pairs: Pairs,
  random: Random,
): PlanInput['timeOff'][number] {
  const first = Math.floor(random() * (WEEKS - 1));
  const onDuty = [...pairs[first]!, ...pairs[first + 1]!].filter((who) => who !== undefined);
  const who = onDuty[Math.floor(random() * onDuty.length)];
  if (who === undefined) throw new Error('nobody is on duty in two weeks');
  const last = weeks[first + 1]!.openDays.at(-1)!;
  return { responderId: people[who]!.id, from: weeks[first]!.week, to: last };
}
