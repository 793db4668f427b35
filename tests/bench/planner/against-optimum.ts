import { createPlanner } from '../../../src/adapters/solver/create-planner.ts';
import type { PlanInput } from '../../../src/domain/rotation/plan/input.ts';
import { makePlan } from '../../../src/domain/rotation/plan/make-plan.ts';
import type { Plan } from '../../../src/domain/rotation/plan/plan.ts';
import { linkedinOncall, roundRobin } from '../../../src/domain/rotation/simulation/rivals.ts';
import type { Report } from '../bench.ts';
import { cpuMs, spreadOf, table } from '../figures.ts';
import { optima } from './optima.ts';
import { valuesOf } from './optimum.ts';
import { pairsOf } from './pairs-of.ts';
import { factsOf, type Judgement, judgePairs, type Pairs } from './plain-judge.ts';
import { ordinary, randomTeam, tight } from './random-team.ts';

const SAME = 1e-6;
/** For each optimum, from nothing. */
const OPTIMUM_SECONDS = 120;

/** Teams that are planned, each proven by a search of its own. */
const GROUPS = [
  { name: '8 × 26', seeds: seeds(100, 24), shape: () => ordinary(8, 26) },
  { name: '15 × 52', seeds: seeds(200, 16), shape: () => ordinary(15, 52) },
  { name: 'tight, 4 to 8 × 26', seeds: seeds(300, 24), shape: tight },
] as const;

function seeds(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

interface Case {
  readonly input: PlanInput;
  readonly plan: Plan;
  readonly planner: Judgement;
  readonly heuristic: Judgement;
  readonly roundRobin: Judgement;
  readonly linkedin: Judgement;
  readonly ms: number;
  readonly cpu: number;
  readonly firstMs: number;
}

/** Plans random teams, and holds the plans against optima and against other ways on the same teams. */
export async function benchAgainstOptimum({ line, progress }: Report): Promise<void> {
  const rows: (readonly string[])[] = [];
  const proofs: (readonly string[])[] = [];
  const missed: string[] = [];
  for (const { name, seeds: all, shape } of GROUPS) {
    progress(`${name}: planning ${String(all.length)} teams`);
    const cases: Case[] = [];
    for (const seed of all) cases.push(await planned(randomTeam(shape(seed), seed)));
    progress(`${name}: proving the optima`);
    const best = await optima(
      cases.map(({ input, planner }) => ({
        input,
        atMost: valuesOf(planner),
        seconds: OPTIMUM_SECONDS,
      })),
    );
    let [rules, equal, better, proven, same] = [0, 0, 0, 0, 0];
    for (const [i, { planner, heuristic }] of cases.entries()) {
      const { values, isProven, bound } = best[i]!;
      const [mine, first] = [valuesOf(planner), valuesOf(heuristic)];
      const isSame = (v: typeof mine): boolean =>
        v.broken === values.broken &&
        v.capability === values.capability &&
        Math.abs(v.unfair - values.unfair) <= SAME;
      if (isProven) proven += 1;
      if (isProven && mine.broken === values.broken) rules += 1;
      if (isProven && isSame(mine)) equal += 1;
      if (isProven && isSame(first)) same += 1;
      const order = [mine.broken - values.broken, mine.capability - values.capability];
      const lead = order.find((d) => d !== 0) ?? mine.unfair - values.unfair;
      if (isProven && lead < -SAME) better += 1;
      if (!isProven || !isSame(mine)) {
        missed.push(
          `${name}, seed ${String(all[i])}: planner ${said(mine)}, optimum ${said(values)}` +
            (isProven ? '' : `, not proven (bound ${bound.toFixed(2)})`),
        );
      }
    }
    const times = spreadOf(cases.map(({ ms }) => ms));
    const cpu = spreadOf(cases.map((c) => c.cpu));
    const count = (n: number): string => `${String(n)} of ${String(proven)}`;
    proofs.push([
      name,
      `${String(proven)} of ${String(cases.length)}`,
      count(rules),
      count(equal),
      count(same),
      String(better),
      `${String(cases.filter(({ plan }) => plan.quality.isProven).length)} of ${String(cases.length)}`,
      `${seconds(times.p50)}, ${seconds(times.max)}`,
      `${seconds(cpu.p50)}, ${seconds(cpu.max)}`,
      seconds(spreadOf(best.map((b) => b.seconds * 1000)).max),
    ]);
    rows.push(
      row(
        name,
        'round robin',
        cases.map((c) => c.roundRobin),
      ),
      row(
        '',
        'linkedin/oncall',
        cases.map((c) => c.linkedin),
      ),
      row(
        '',
        'planner, first answer',
        cases.map((c) => c.heuristic),
        cases.map((c) => c.firstMs),
      ),
      row(
        '',
        'planner',
        cases.map((c) => c.planner),
        cases.map((c) => c.ms),
      ),
    );
  }
  for (const text of table(
    [
      'teams',
      'optima proven',
      'rules as few',
      'objective equal',
      'so the first answer',
      'better than the "optimum"',
      'proven by the planner',
      'planner, s: median, most',
      'CPU, s',
      'optimum, s: most',
    ],
    proofs,
  )) {
    line(text);
  }
  for (const text of missed) line(`* ${text}`);
  line('');
  line('Medians (D also the largest); rules: sums over all teams of the size.');
  line('');
  for (const text of table(
    [
      'teams',
      'method',
      'away',
      'unfilled',
      'pairing',
      'rest',
      'capability',
      'spread P',
      'B',
      'holiday',
      'D',
      'F',
      's',
    ],
    rows,
  )) {
    line(text);
  }
}

const said = (v: { broken: number; capability: number; unfair: number }): string =>
  `${String(v.broken)}/${String(v.capability)}/${v.unfair.toFixed(3)}`;

const seconds = (ms: number): string => (ms / 1000).toFixed(2);

function row(
  size: string,
  method: string,
  judged: readonly Judgement[],
  times: readonly number[] = [],
): readonly string[] {
  const median = (of: (j: Judgement) => number): string => spreadOf(judged.map(of)).p50.toFixed(2);
  const sum = (of: (j: Judgement) => number): string =>
    String(judged.reduce((total, j) => total + of(j), 0));
  return [
    size,
    method,
    sum((j) => j.away),
    sum((j) => j.unfilled),
    sum((j) => j.pairing),
    sum((j) => j.rest),
    sum((j) => j.capability),
    median((j) => j.spread[0]),
    median((j) => j.spread[1]),
    median((j) => j.spread[2]),
    `${median((j) => j.alongTheWay)}, ${spreadOf(judged.map((j) => j.alongTheWay)).max.toFixed(2)}`,
    median((j) => j.unfair),
    times.length === 0 ? '–' : seconds(spreadOf(times).p50),
  ];
}

async function planned(input: PlanInput): Promise<Case> {
  const planner = createPlanner();
  const [begun, cpuBegun] = [performance.now(), cpuMs()];
  const plan = await planner.plan(input);
  const [ms, cpu] = [performance.now() - begun, cpuMs() - cpuBegun];
  const firstBegun = performance.now();
  const first = makePlan(input);
  const firstMs = performance.now() - firstBegun;
  await planner.close();
  const facts = factsOf(input);
  const judge = (pairs: Pairs): Judgement => judgePairs(input, facts, pairs);
  const judged = judge(pairsOf(input, plan));
  if (judged.away + judged.twice > 0)
    throw new Error('the planner put somebody where they cannot be');
  if (Math.abs(judged.unfair - plan.quality.objective) > SAME) {
    throw new Error('the planner and the plain judge do not mean the same F');
  }
  return {
    input,
    plan,
    planner: judged,
    heuristic: judge(pairsOf(input, first)),
    roundRobin: judge(roundRobin(input)),
    linkedin: judge(linkedinOncall(input, facts)),
    ms,
    cpu,
    firstMs,
  };
}
