import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { PlanInput } from '../../../domain/rotation/plan/input.ts';
import { parseSuppositions } from '../../../domain/rotation/plan/what-if/parse-suppositions.ts';
import {
  daysOf,
  type Supposition,
  suppose,
} from '../../../domain/rotation/plan/what-if/suppose.ts';
import type { UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant, WeekName } from '../../../domain/time/instant.ts';
import { daysBetween } from '../../../domain/time/local-date.ts';
import type { Tx } from '../../../ports/store.ts';
import { LONGEST_PLAN_WEEKS } from './draft-plan.ts';
import { loadPlanInput } from './load-plan-input.ts';

/** Changes as somebody supposed them, and what plans are made from without and with them. */
export interface Supposed {
  readonly ok: true;
  readonly changes: readonly Supposition[];
  readonly before: PlanInput;
  readonly after: PlanInput;
}

export interface SuppositionAsked {
  /** What is supposed, as it was typed. */
  readonly words: string;
  /** Who "I" is; undefined where nobody is known to speak. */
  readonly speaker: UserId | undefined;
  /** A Monday. */
  readonly first: WeekName;
  /** Undefined for the team's own horizon, or more where what is supposed lies further ahead. */
  readonly weeks: number | undefined;
}

/** Reads what somebody supposes of a team as it stands. A refusal says what was not understood. */
export async function loadSupposed(
  tx: Tx,
  team: Team,
  { words, speaker, first, weeks }: SuppositionAsked,
  now: Instant,
): Promise<Supposed | Refusal> {
  const people = (await tx.people.ofTeam(team.key)).filter(({ active }) => active);
  const names = await namesOfMentioned(tx, words);
  const read = parseSuppositions(words, {
    people,
    me: people.find(({ userId }) => userId === speaker)?.id,
    nameOfUser: (userId) => names.get(userId),
    now,
    zone: team.calendar.zone,
  });
  if (!read.ok) return refuse('invalid', read.problem);
  const changes = read.value;
  const horizon = { first, weeks: weeks ?? reaching(team, first, changes) };
  const before = await loadWithRest(tx, team, horizon, changes, now);
  return { ok: true, changes, before, after: suppose(before, changes) };
}

/** Slack's names of people who are mentioned: whoever may join is on no roster yet. */
async function namesOfMentioned(tx: Tx, words: string): Promise<ReadonlyMap<UserId, string>> {
  const names = new Map<UserId, string>();
  for (const [, userId = ''] of words.matchAll(/<@([UW][A-Z0-9]+)/gu)) {
    const name = await tx.people.nameOf(userId);
    if (name !== undefined) names.set(userId, name);
  }
  return names;
}

/** The team's horizon, or as many weeks as it takes to see what is supposed, and what follows. */
function reaching(team: Team, first: WeekName, changes: readonly Supposition[]): number {
  const usual = team.rotation.horizonWeeks;
  const far = changes.map((change) => {
    const days = daysOf(change);
    return days === undefined ? 0 : Math.ceil((daysBetween(first, days.to) + 1) / 7);
  });
  const wanted = Math.max(usual, ...far.map((weeks) => weeks + Math.ceil(usual / 4)));
  return Math.min(LONGEST_PLAN_WEEKS, wanted);
}

/** Who was on duty before matters for as long as the longest rest that is looked at. */
async function loadWithRest(
  tx: Tx,
  team: Team,
  horizon: { readonly first: WeekName; readonly weeks: number },
  changes: readonly Supposition[],
  now: Instant,
): Promise<PlanInput> {
  const { restWeeks } = team.rotation;
  const longest = Math.max(restWeeks, ...changes.map((c) => (c.kind === 'rest' ? c.weeks : 0)));
  const patient = { ...team, rotation: { ...team.rotation, restWeeks: longest } };
  const input = await loadPlanInput(tx, patient, horizon, now);
  return { ...input, policy: { ...input.policy, restWeeks } };
}
