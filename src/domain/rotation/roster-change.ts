import type { Level, Responder, ResponderId, TeamKey, UserId } from '../team/responder.ts';
import type { Spell } from '../team/spell.ts';
import type { LocalDate, WeekName } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';

/** Somebody who comes to a rotation, for the first time or again. */
export interface Joiner {
  /** Given before they are written down, so that a plan can name them. */
  readonly responderId: ResponderId;
  readonly userId: UserId;
  readonly name: string;
  readonly level: Level;
  readonly weight: number;
  readonly capabilities: readonly string[];
  readonly github?: string | undefined;
  readonly email?: string | undefined;
  /** First day in the rotation. */
  readonly from: LocalDate;
}

/** What becomes of one person. What is left out stays as it is; null takes it away. */
export interface PersonChange {
  readonly level?: Level;
  readonly weight?: number;
  readonly capabilities?: readonly string[];
  readonly github?: string | null;
  readonly email?: string | null;
  /** Last day in the rotation; null: they stay after all. */
  readonly lastDay?: LocalDate | null;
}

/** What becomes of the people of a rotation. */
export type RosterChange =
  | { readonly kind: 'join'; readonly people: readonly Joiner[] }
  | { readonly kind: 'change'; readonly responderId: ResponderId; readonly to: PersonChange };

/** A team's people, those who left included, and what their past weeks are measured by. */
export interface RosterState {
  readonly people: readonly Responder[];
  readonly spells: readonly Spell[];
}

/** The day on which a change is made, and the Monday of its duty week: a new weight counts from there. */
export interface AsOf {
  readonly team: TeamKey;
  readonly today: LocalDate;
  readonly monday: WeekName;
}

/** The people as they are after a change. Whoever it does not touch is the same object. */
export function rosterAfter(before: RosterState, change: RosterChange, asOf: AsOf): RosterState {
  if (change.kind === 'change') {
    return replaced(before, change.responderId, (person) => changed(person, change.to, asOf));
  }
  return change.people.reduce<RosterState>((state, joiner) => {
    const known = state.people.some(({ id }) => id === joiner.responderId);
    return known
      ? replaced(state, joiner.responderId, (person) => returned(person, joiner))
      : { ...state, people: [...state.people, arrived(joiner, asOf.team)] };
  }, before);
}

type Step = readonly [person: Responder, over?: Spell];

function replaced(
  { people, spells }: RosterState,
  id: ResponderId,
  step: (person: Responder) => Step,
): RosterState {
  const over: Spell[] = [];
  const after = people.map((person) => {
    if (person.id !== id) return person;
    const [next, spell] = step(person);
    if (spell) over.push(spell);
    return next;
  });
  return { people: after, spells: over.length === 0 ? spells : [...spells, ...over] };
}

function arrived(joiner: Joiner, team: TeamKey): Responder {
  const { responderId, userId, name, level, weight, capabilities, github, email, from } = joiner;
  return {
    id: responderId,
    team,
    name,
    userId,
    github,
    email,
    phone: undefined,
    level,
    weight,
    capabilities,
    topics: [],
    active: true,
    joinedOn: from,
  };
}

/** Somebody who left comes back, with what they carried; somebody who was to leave stays. */
function returned(person: Responder, joiner: Joiner): Step {
  const { level, weight, capabilities, github = person.github, email = person.email } = joiner;
  const facts = { level, weight, capabilities, github, email };
  const next: Responder = {
    ...person,
    ...facts,
    active: true,
    leavesOn: undefined,
  };
  const { leavesOn } = person;
  return person.active || leavesOn === undefined
    ? [next]
    : [
        { ...next, joinedOn: joiner.from },
        { ...spellOf(person), to: leavesOn },
      ];
}

function changed(person: Responder, to: PersonChange, { today, monday }: AsOf): Step {
  const { level = person.level, weight = person.weight, capabilities = person.capabilities } = to;
  const leavesOn = to.lastDay === undefined ? person.leavesOn : (to.lastDay ?? undefined);
  const isNewAgain = level === 'newcomer' && person.level === 'veteran';
  // A new weight counts from this week on: what was due before was due by the old one.
  const isWeighedAnew = weight !== person.weight && (person.joinedOn ?? '') < monday;
  const next: Responder = {
    ...person,
    level,
    weight,
    capabilities,
    github: to.github === undefined ? person.github : (to.github ?? undefined),
    email: to.email === undefined ? person.email : (to.email ?? undefined),
    leavesOn,
    active: leavesOn === undefined ? person.active : leavesOn >= today,
    newcomerSince: isNewAgain ? monday : level === 'veteran' ? undefined : person.newcomerSince,
    joinedOn: isWeighedAnew ? monday : person.joinedOn,
  };
  return isWeighedAnew ? [next, { ...spellOf(person), to: addDays(monday, -1) }] : [next];
}

const spellOf = ({ id, joinedOn, weight }: Responder) => ({
  responderId: id,
  from: joinedOn,
  weight,
});

/** Whether a change can matter to who is on duty; a login or an address does not. */
export function mattersToPlan(change: RosterChange): boolean {
  if (change.kind === 'join') return true;
  const { level, weight, capabilities, lastDay } = change.to;
  return [level, weight, capabilities, lastDay].some((value) => value !== undefined);
}
