import { NOBODY, type Problem } from '../problem.ts';
import type { Score } from '../schedule.ts';
import { RestStates } from './rest-states.ts';

/** Pairs that are tried in all while bounds are computed, and states of the search itself, before it gives up. */
const MOST_STEPS = 1_500_000;
const MOST_STATES = 150_000;

const BROKEN = 1e8;
const CAPABILITY = 1e4;

/** What counts for more than fairness, as one number; each part stays below the next one's unit. */
const costOf = (s: Score): number => BROKEN * s.broken + CAPABILITY * s.capability + s.changes;

interface Pair {
  readonly primary: number;
  readonly backup: number;
  /** Capability and changes, whatever came before. */
  readonly cost: number;
  /** Pairing, were every newcomer a veteran as early as that is possible. */
  readonly leastPairing: number;
}

/** `holders` is undefined where nothing is better than what was there. */
export interface Fewest {
  readonly holders: Int32Array | undefined;
}

/**
 * The fewest broken rules, then the fewest lacking capabilities, then the fewest changes, by dynamic programming over
 * weeks: what matters of the past is who lacks rest, and how often each newcomer was primary. First without the latter,
 * which gives each state a bound; then best first (A*).
 *
 * @returns undefined where the problem is too large.
 */
export function fewestBroken(problem: Problem, known: Score): Fewest | undefined {
  const { people, weeks, lacking, restWeeks } = problem;
  if (weeks === 0 || (restWeeks + 1) ** people > Number.MAX_SAFE_INTEGER) return undefined;
  const pairs = Array.from({ length: weeks }, (_, w) => pairsOf(problem, w));
  const states = boundedStates(problem, pairs);
  if (states === undefined) return undefined;
  const limit = costOf(known);

  const newcomers = [...lacking.keys()].filter((i) => lacking[i]! > 0);
  const unit = new Float64Array(people);
  let sizes = 1;
  for (const i of newcomers) {
    unit[i] = sizes;
    sizes *= lacking[i]! + 1;
  }
  if (sizes * (restWeeks + 1) ** people > Number.MAX_SAFE_INTEGER) return undefined;
  const served = (progress: number, i: number): number =>
    Math.floor(progress / unit[i]!) % (lacking[i]! + 1);
  const isVeteran = (progress: number, i: number): boolean =>
    lacking[i] === 0 || served(progress, i) === lacking[i];

  // Nodes by number; those of one cost lie on a stack, so that among equals the furthest goes on first.
  const nodes: Array<{ w: number; rest: number; progress: number; from: number; pair: Pair }> = [];
  const spent: number[] = [];
  const seen = Array.from({ length: weeks + 1 }, () => new Map<number, number>());
  const stacks = new Map<number, number[]>();
  const push = (node: (typeof nodes)[number], cost: number): void => {
    const total = cost + (node.w < weeks ? states.at(node.w, node.rest).least : 0);
    if (total >= limit) return;
    const key = node.rest * sizes + node.progress;
    const before = seen[node.w]!.get(key);
    if (before !== undefined && before <= cost) return;
    seen[node.w]!.set(key, cost);
    const number = nodes.push(node) - 1;
    spent[number] = cost;
    const stack = stacks.get(total);
    if (stack === undefined) stacks.set(total, [number]);
    else stack.push(number);
  };
  const start: Pair = { primary: NOBODY, backup: NOBODY, cost: 0, leastPairing: 0 };
  push({ w: 0, rest: states.first, progress: 0, from: -1, pair: start }, 0);
  while (stacks.size > 0) {
    if (nodes.length > MOST_STATES) return undefined;
    const cheapest = Math.min(...stacks.keys());
    const stack = stacks.get(cheapest)!;
    const number = stack.pop()!;
    if (stack.length === 0) stacks.delete(cheapest);
    const { w, rest, progress } = nodes[number]!;
    const cost = spent[number]!;
    if (w === weeks) return { holders: wayTo(number) };
    if (seen[w]!.get(rest * sizes + progress)! < cost) continue;
    const state = states.at(w, rest);
    const follow = states.follower(w, state);
    for (const pair of pairs[w]!) {
      const { primary, backup } = pair;
      const isBad =
        primary >= 0 &&
        backup >= 0 &&
        !isVeteran(progress, primary) &&
        !isVeteran(progress, backup);
      const broken = tired(state.lacks, pair) + (isBad ? 1 : 0);
      const learns = primary >= 0 && !isVeteran(progress, primary) ? unit[primary]! : 0;
      push(
        {
          w: w + 1,
          rest: follow(primary, backup),
          progress: progress + learns,
          from: number,
          pair,
        },
        cost + BROKEN * broken + pair.cost,
      );
    }
  }
  return { holders: undefined };

  function wayTo(goal: number): Int32Array {
    const holders = new Int32Array(2 * weeks).fill(NOBODY);
    for (let at = goal; nodes[at]!.w > 0; at = nodes[at]!.from) {
      const { w, pair } = nodes[at]!;
      holders[2 * w - 2] = pair.primary;
      holders[2 * w - 1] = pair.backup;
    }
    return holders;
  }
}

const tired = (lacks: Uint8Array, { primary, backup }: Pair): number =>
  (primary >= 0 && lacks[primary]! > 0 ? 1 : 0) + (backup >= 0 && lacks[backup]! > 0 ? 1 : 0);

/** The states of rest that can be reached, each with the least that follows where newcomers learn at once. */
function boundedStates(
  problem: Problem,
  pairs: ReadonlyArray<readonly Pair[]>,
): RestStates | undefined {
  const states = new RestStates(problem);
  let steps = 0;
  for (const [w, all] of pairs.entries()) {
    steps += states.count(w) * all.length;
    if (steps > MOST_STEPS) return undefined;
    for (const [, state] of states.of(w)) {
      const follow = states.follower(w, state);
      for (const { primary, backup } of all) states.enter(w + 1, follow(primary, backup));
    }
  }
  for (let w = pairs.length - 1; w >= 0; w -= 1) {
    for (const [, state] of states.of(w)) {
      const follow = states.follower(w, state);
      state.least = Number.POSITIVE_INFINITY;
      for (const pair of pairs[w]!) {
        const broken = tired(state.lacks, pair) + pair.leastPairing;
        const after = states.at(w + 1, follow(pair.primary, pair.backup)).least;
        state.least = Math.min(state.least, BROKEN * broken + pair.cost + after);
      }
    }
  }
  return states;
}

/** Everybody who can have the seats of a week together. */
function pairsOf(problem: Problem, w: number): readonly Pair[] {
  const { hasSeat, fixed, published, free, people, lacking, isFree, weeks } = problem;
  const candidates = (s: number): readonly number[] =>
    hasSeat[s] === 0 ? [NOBODY] : fixed[s] === NOBODY ? [...free[w]!] : [fixed[s]!];
  const mayLead = (i: number): boolean => {
    let learnt = 0;
    for (let v = 0; v < w; v += 1) learnt += isFree[i * weeks + v]!;
    return learnt >= lacking[i]!;
  };
  const leaders = new Set([...free[w]!].filter(mayLead));
  const found: Pair[] = [];
  for (const primary of candidates(2 * w)) {
    for (const backup of candidates(2 * w + 1)) {
      if (primary === backup && primary !== NOBODY) continue;
      const there = [primary, backup].filter((i) => i !== NOBODY);
      let cost = 0;
      for (let set = 0; set < problem.wanted; set += 1) {
        const isMet = there.some((i) => problem.isCapable[set * people + i] === 1);
        if (there.length > 0 && !isMet) cost += CAPABILITY;
      }
      for (const [role, who] of [primary, backup].entries()) {
        const told = published[2 * w + role]!;
        if (told !== NOBODY && told !== who) cost += 1;
      }
      const leastPairing = there.length === 2 && !there.some((i) => leaders.has(i)) ? 1 : 0;
      found.push({ primary, backup, cost, leastPairing });
    }
  }
  return found;
}
