import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Joiner, PersonChange, RosterChange } from '../../../domain/rotation/roster-change.ts';
import { dayWords } from '../../../domain/rotation/seats/words.ts';
import {
  FACT_REMEDY,
  isEmailAddress,
  isGithubLogin,
  isWeight,
} from '../../../domain/team/person-facts.ts';
import type { Level, Responder, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { dateAt } from '../../../domain/time/business-day.ts';
import type { Instant, LocalDate } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import type { Tx } from '../../../ports/store.ts';
import { namesOf } from '../for-whom.ts';

/** Somebody in Slack, and how they may be called, the likeliest first. */
export interface Newcomer {
  readonly userId: UserId;
  readonly names: readonly string[];
}

/** What somebody wants to become of a rotation's people. */
export type RosterWish =
  | {
      readonly kind: 'join';
      readonly people: readonly Newcomer[];
      readonly level: Level;
      readonly weight: number;
      readonly capabilities: readonly string[];
      readonly github: string | undefined;
      readonly email: string | undefined;
      /** Undefined: from this duty week on. */
      readonly from: LocalDate | undefined;
    }
  | { readonly kind: 'change'; readonly userId: UserId; readonly to: PersonChange };

type Read =
  | Refusal
  | { readonly ok: true; readonly change: RosterChange; readonly names: readonly string[] };

/** The longest name that messages can do with. */
const LONGEST_NAME = 80;

/** Finds the people that a wish is about, and whether it can be. */
export async function readWish(tx: Tx, team: Team, wish: RosterWish, now: Instant): Promise<Read> {
  const roster = await tx.people.ofTeam(team.key);
  return wish.kind === 'join'
    ? await readJoin(tx, team, roster, wish, now)
    : await readChange(tx, team, roster, wish, now);
}

async function readJoin(
  tx: Tx,
  team: Team,
  roster: readonly Responder[],
  wish: Extract<RosterWish, { kind: 'join' }>,
  now: Instant,
): Promise<Read> {
  const { level, weight, capabilities, github, email } = wish;
  const problem = factProblem({ weight, github, email });
  if (problem) return problem;
  if (wish.people.length === 0) return refuse('invalid', 'Who joins? Name somebody.', 'people');
  if (wish.people.length > 1 && (github ?? email) !== undefined) {
    return refuse(
      'invalid',
      'A login and an address are one person’s: add them one by one, or leave these out.',
      github === undefined ? 'email' : 'github',
    );
  }
  const monday = team.calendar.dutyWeek(now);
  const from = wish.from ?? monday;
  if (from < monday) {
    return refuse('invalid', `Nobody joins in the past: from ${monday} on, or later.`, 'from');
  }
  const people: Joiner[] = [];
  for (const { userId, names } of wish.people) {
    const known = roster.find((person) => person.userId === userId);
    if (known?.active && known.leavesOn === undefined) {
      return refuse(
        'settled',
        `${known.name} is on the rotation already. To change something: \`/oncall people set @${known.name} weight 0.5\`.`,
        'people',
      );
    }
    const taken = new Set([...roster, ...people].map(({ name }) => name.toLowerCase()));
    const name = known?.name ?? names.map(tidyName).find((one) => !taken.has(one.toLowerCase()));
    if (name === undefined || name === '') {
      return refuse(
        'invalid',
        `Somebody on the team is called ${names[0] ?? userId} already, and messages tell people apart by their names. Another display name in Slack helps.`,
        'people',
      );
    }
    const responderId = known?.id ?? (await tx.people.nextId());
    const facts = { level, weight, capabilities, github, email };
    people.push({ responderId, userId, name, ...facts, from });
  }
  return { ok: true, change: { kind: 'join', people }, names: people.map(({ name }) => name) };
}

async function readChange(
  tx: Tx,
  team: Team,
  roster: readonly Responder[],
  wish: Extract<RosterWish, { kind: 'change' }>,
  now: Instant,
): Promise<Read> {
  const person = roster.find(({ userId, active }) => userId === wish.userId && active);
  if (person === undefined) {
    const name = await namesOf(tx, [wish.userId]);
    return refuse(
      'not-on-team',
      `${name} is not on ${team.name}’s rotation. \`/oncall people\` lists who is; \`/oncall people add @${name} newcomer\` adds them.`,
    );
  }
  const problem = factProblem(wish.to);
  if (problem) return problem;
  const to = whatDiffers(person, wish.to);
  if (Object.keys(to).length === 0) {
    return refuse('settled', `That is how it is already: nothing of ${person.name} changes.`);
  }
  const { lastDay } = to;
  const yesterday = addDays(dateAt(team.calendar.zone, now), -1);
  if (typeof lastDay === 'string' && lastDay < yesterday) {
    return refuse(
      'invalid',
      `${person.name} has been on the rotation until now: the last day can be yesterday, ${dayWords(yesterday)}, or later.`,
      'last_day',
    );
  }
  return {
    ok: true,
    change: { kind: 'change', responderId: person.id, to },
    names: [person.name],
  };
}

/** What a form says again, as it is, is no change. */
function whatDiffers(person: Responder, to: PersonChange): PersonChange {
  const { level, weight, capabilities, github, email, lastDay } = to;
  const same = (given: readonly string[]): boolean =>
    given.toSorted().join('\n') === person.capabilities.toSorted().join('\n');
  return {
    ...(isNew(level, person.level) ? { level } : {}),
    ...(isNew(weight, person.weight) ? { weight } : {}),
    ...(capabilities !== undefined && !same(capabilities) ? { capabilities } : {}),
    ...(isNew(github, person.github ?? null) ? { github } : {}),
    ...(isNew(email, person.email ?? null) ? { email } : {}),
    ...(isNew(lastDay, person.leavesOn ?? null) ? { lastDay } : {}),
  };
}

function isNew<T>(given: T | undefined, known: T): given is T {
  return given !== undefined && given !== known;
}

function factProblem(facts: {
  readonly weight?: number | undefined;
  readonly github?: string | null | undefined;
  readonly email?: string | null | undefined;
}): Refusal | undefined {
  const { weight, github, email } = facts;
  if (weight !== undefined && !isWeight(weight)) {
    return refuse('invalid', `That is no share: ${FACT_REMEDY.weight}.`, 'weight');
  }
  if (github && !isGithubLogin(github)) {
    return refuse('invalid', `“${github}” is no GitHub login: ${FACT_REMEDY.github}.`, 'github');
  }
  return email && !isEmailAddress(email)
    ? refuse('invalid', `“${email}” is no email address: ${FACT_REMEDY.email}.`, 'email')
    : undefined;
}

const tidyName = (name: string): string =>
  Array.from(name.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim())
    .slice(0, LONGEST_NAME)
    .join('');
