import { mostDutiesIn } from './certificate.ts';
import type { PlanPerson } from './input.ts';
import { counted, listed } from './number-words.ts';
import type { Conflict, Rule } from './plan.ts';
import type { Problem } from './problem.ts';

/** Longer windows hide their cause, and are no conflict that a person could see through. */
const LONGEST_WINDOW = 12;

/** A demand that every week makes of those who can meet it. */
interface Demand {
  readonly rule: Rule;
  readonly what: string;
  readonly seats: (w: number) => number;
  readonly canMeet: (person: number, w: number) => boolean;
}

/** A window of weeks whose demand is greater than what can be served within the rules. */
export interface Shortage {
  readonly first: number;
  readonly last: number;
  readonly lacking: number;
  readonly demand: Demand;
}

/**
 * Windows of weeks in which the seats cannot all be filled within the rules: seats against the duties that the people
 * who are there can serve with their rest. Only the smallest: none contains another of its kind.
 */
export function shortages(problem: Problem): readonly Shortage[] {
  const { weeks, people, restWeeks, hasSeat, isCapable } = problem;
  const veteranFrom = earliestVeterans(problem);
  const both = (w: number): number => (hasSeat[2 * w] === 1 && hasSeat[2 * w + 1] === 1 ? 1 : 0);
  const demands: readonly Demand[] = [
    {
      rule: 'rest',
      what: 'people',
      seats: (w) => hasSeat[2 * w]! + hasSeat[2 * w + 1]!,
      canMeet: () => true,
    },
    { rule: 'pairing', what: 'veterans', seats: both, canMeet: (i, w) => veteranFrom[i]! <= w },
    ...problem.input.policy.wanted.map(
      (set, k): Demand => ({
        rule: 'capability',
        what: `people with ${listed(set)}`,
        seats: (w) => (hasSeat[2 * w] === 1 ? 1 : 0),
        canMeet: (i) => isCapable[k * people + i] === 1,
      }),
    ),
  ];
  const longest = Math.min(weeks, LONGEST_WINDOW, 3 * (restWeeks + 1));
  return demands.flatMap((demand) => {
    const found: Shortage[] = [];
    for (let length = 1; length <= longest; length += 1) {
      for (let first = 0; first + length <= weeks; first += 1) {
        const last = first + length - 1;
        if (found.some((f) => f.first >= first && f.last <= last)) continue;
        let lacking = 0;
        for (let w = first; w <= last; w += 1) lacking += demand.seats(w);
        for (let i = 0; i < people && lacking > 0; i += 1) {
          const from = startOf(demand, i, first, last);
          if (from <= last) lacking -= mostDutiesIn(problem, i, from, last, restWeeks);
        }
        if (lacking > 0) found.push({ first, last, lacking, demand });
      }
    }
    return found;
  });
}

/** The first week of a window in which somebody can meet a demand; they can from then on. */
function startOf({ canMeet }: Demand, i: number, first: number, last: number): number {
  let from = first;
  while (from <= last && !canMeet(i, from)) from += 1;
  return from;
}

/** The least number of pairs and rests that any plan breaks: of windows that do not overlap, what they lack. */
export function leastBroken(found: readonly Shortage[]): number {
  let [until, sum] = [-1, 0];
  const byEnd = found
    .filter(({ demand }) => demand.rule !== 'capability')
    .toSorted((a, b) => a.last - b.last || b.first - a.first || b.lacking - a.lacking);
  for (const { first, last, lacking } of byEnd) {
    if (first <= until) continue;
    sum += lacking;
    until = last;
  }
  return sum;
}

/** When each newcomer could be a veteran at the earliest, were they primary whenever they are there. */
function earliestVeterans({ people, weeks, lacking, isFree }: Problem): readonly number[] {
  return Array.from({ length: people }, (_, i) => {
    let missing = lacking[i]!;
    for (let w = 0; w < weeks; w += 1) {
      if (missing === 0) return w;
      missing -= isFree[i * weeks + w]!;
    }
    return missing === 0 ? weeks : weeks + 1;
  });
}

/** The shortages in words, and weeks that nobody is there to fill; smallest first. */
export function conflictsOf(problem: Problem, found: readonly Shortage[]): readonly Conflict[] {
  const { input, weeks, hasSeat, free } = problem;
  const byId = new Map(input.people.map((person) => [person.id, person]));
  const people = problem.ids.map((id) => byId.get(id)!);
  const empty = Array.from({ length: weeks }, (_, w) => w)
    .filter((w) => hasSeat[2 * w] === 0 || hasSeat[2 * w + 1] === 0)
    .map((w): Conflict => {
      const there = Array.from(free[w]!, (i) => people[i]!);
      const mend = awayMend(problem, people, w, w, () => true) ?? 'add somebody to the rotation';
      const who = there.length === 0 ? 'nobody is' : 'only one person is';
      const why = `${who} there for two seats`;
      return {
        weeks: [input.weeks[w]!.week],
        rule: 'unfilled',
        people: there.map((p) => p.id),
        why,
        mend,
      };
    });
  const tight = found.map((one) => inWords(problem, people, one));
  return [...empty, ...tight].toSorted((a, b) => a.weeks.length - b.weeks.length);
}

function inWords(
  problem: Problem,
  people: readonly PlanPerson[],
  { first, last, demand }: Shortage,
): Conflict {
  const { input, restWeeks, isFree, weeks } = problem;
  const isThere = (i: number): boolean => {
    for (let w = first; w <= last; w += 1) {
      if (isFree[i * weeks + w] === 1 && demand.canMeet(i, w)) return true;
    }
    return false;
  };
  const there = people.filter((_, i) => isThere(i));
  const span = input.weeks.slice(first, last + 1).map(({ week }) => week);
  const many = span.length === 1 ? 'a week' : counted(span.length, 'week', 'weeks');
  const isVeterans = demand.rule === 'pairing';
  const newcomer = isVeterans
    ? people.find((p, i) => p.level === 'newcomer' && isFree[i * weeks + first] === 1)
    : undefined;
  const mend =
    awayMend(problem, people, first, last, (i) => demand.canMeet(i, last)) ??
    (newcomer === undefined ? undefined : `make ${newcomer.name} a veteran`) ??
    moreHands(demand, there.length > 0 && restWeeks > 0);
  const why = whyShort(demand, there.length, many, restWeeks);
  return { weeks: span, rule: demand.rule, people: there.map(({ id }) => id), why, mend };
}

/** "three people cannot fill two weeks with a week of rest", "nobody with scf is there" */
function whyShort({ rule, what }: Demand, there: number, weeks: string, restWeeks: number): string {
  const one = what.replace(/^people/u, 'person').replace(/^veterans/u, 'veteran');
  if (there === 0) {
    return `${rule === 'pairing' ? 'no veteran' : what.replace(/^people/u, 'nobody')} is there`;
  }
  const verb = rule === 'pairing' ? 'lead' : rule === 'capability' ? 'serve' : 'fill';
  const rest = restWeeks === 1 ? 'a week' : counted(restWeeks, 'week', 'weeks');
  const suffix = restWeeks === 0 ? '' : ` with ${rest} of rest`;
  return `${counted(there, one, what)} cannot ${verb} ${weeks}${suffix}`;
}

function moreHands({ rule, what }: Demand, isRestShort: boolean): string {
  const who = rule === 'capability' ? what.replace(/^people/u, 'somebody') : 'somebody';
  return `${isRestShort ? 'shorten the rest, or ' : ''}add ${who} to the rotation`;
}

/** Whose time off stands in the way: who is away in the window and comes back the soonest, or leaves the latest. */
function awayMend(
  { input, weeks, isFree, isIn }: Problem,
  people: readonly PlanPerson[],
  first: number,
  last: number,
  canMeet: (person: number) => boolean,
): string | undefined {
  let best: { readonly wait: number; readonly text: string } | undefined;
  for (const [i, { name }] of people.entries()) {
    const row = i * weeks;
    if (!canMeet(i)) continue;
    for (let w = first; w <= last; w += 1) {
      if (isFree[row + w] === 1 || isIn[row + w] === 0) continue;
      let back = w;
      while (back < weeks && isFree[row + back] === 0) back += 1;
      const wait = back - w;
      if (best !== undefined && best.wait <= wait) continue;
      const week = input.weeks[w]!.week;
      const text =
        back < weeks
          ? `bring ${name} back ${wait === 1 ? 'a week' : counted(wait, 'week', 'weeks')} earlier, by ${week}`
          : `have ${name} there in the week of ${week}`;
      best = { wait, text };
    }
  }
  return best?.text;
}
