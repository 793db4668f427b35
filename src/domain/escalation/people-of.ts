import type { Paging, Person } from '../incident/incident.ts';
import type { UserId } from '../team/responder.ts';
import type { EscalationTarget } from './path.ts';

/** Who can be asked at this moment. Whoever cannot be is undefined. */
export interface PathPeople {
  readonly owner: Person | undefined;
  readonly primary: Person | undefined;
  readonly backup: Person | undefined;
  readonly lead: Person | undefined;
  readonly named: (userId: string) => Person | undefined;
  /** For a restricted environment: those who may work there, without the owner, in the order to ask them. */
  readonly capable?: readonly Person[];
  /** Those on the rotation who have a capability. */
  readonly having?: (capability: string) => readonly Person[];
  /** Why somebody cannot be asked, in words that follow their name; undefined where nothing is against it. */
  readonly whyNot?: (userId: UserId) => string | undefined;
}

/** Whom a step asks, and where that is nobody, why. */
export type StepPeople =
  | { readonly people: readonly [Person, ...Person[]] }
  | { readonly people: readonly []; readonly why: string };

/** Whom somebody asks once is asked again by repeats, not by a later step. */
export const ALREADY_PAGED = 'already paged';

/**
 * Whom a step pages anew: nobody who was paged before, who cannot be reached, or who is not there. A channel is no
 * person.
 *
 * @param before how far the path has gone.
 */
export function peopleOf(
  target: EscalationTarget,
  people: PathPeople,
  before?: Paging,
): StepPeople {
  const meant = meantBy(target, people, before);
  const [first] = meant;
  if (first === undefined) return { people: [], why: `nobody ${MISSING[target.kind]}` };
  const refused = before?.refused ?? [];
  const isKnown = ({ userId }: Person): boolean =>
    before?.people.some((p) => p.userId === userId) ?? false;
  const [one, ...others] = meant.filter(
    (person) =>
      !isKnown(person) && !refused.includes(person.userId) && !people.whyNot?.(person.userId),
  );
  if (one !== undefined) return { people: [one, ...others] };
  const whys = meant.map((person) =>
    isKnown(person)
      ? ALREADY_PAGED
      : `${person.name} ${people.whyNot?.(person.userId) ?? 'could not be reached'}`,
  );
  return { people: [], why: [...new Set(whys)].join(', ') };
}

const MISSING: Readonly<Record<EscalationTarget['kind'], string>> = {
  primary: 'is primary',
  backup: 'is backup',
  lead: 'is lead',
  person: 'is there',
  capability: 'has the capability',
  capable: 'is there',
  channel: 'is there',
};

function meantBy(
  target: EscalationTarget,
  people: PathPeople,
  before: Paging | undefined,
): readonly Person[] {
  const { backup, owner, primary } = people;
  switch (target.kind) {
    case 'primary':
      return some(primary);
    case 'backup':
      // After a change of week the owner may be the backup of today: then today's primary is the other one.
      return some(backup?.userId === owner?.userId ? primary : backup);
    case 'lead':
      return some(people.lead);
    case 'person':
      return some(people.named(target.userId));
    case 'capability':
      return people.having?.(target.capability) ?? [];
    case 'channel':
      return [];
    case 'capable':
      return some(
        people.capable?.find(
          ({ userId }) =>
            !(before?.refused ?? []).includes(userId) &&
            !(before?.people ?? []).some((p) => p.userId === userId),
        ),
      );
  }
}

const some = (person: Person | undefined): readonly Person[] => (person ? [person] : []);
