import type { Incident } from '../../domain/incident/incident.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { WeekName } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';

/** More than any team has open. */
export const MOST_OPEN = 1_000;

/** An open incident, and what is to be said of it. */
export interface CarriedIncident {
  readonly incident: Incident;
  readonly owner: Responder | undefined;
  /** Where it stands, in the words of whoever handed it over last; undefined where nobody said, or none may be shown. */
  readonly note: string | undefined;
}

/** What is open as a week begins. */
export interface OpenAtBeginning {
  /** From earlier weeks, those without a first answer first, then by when that was due: all of their number, and those that are told of. */
  readonly carried: { readonly count: number; readonly told: readonly CarriedIncident[] };
  /** What came in since the team closed, the most urgent first. */
  readonly fresh: readonly Incident[];
}

/** @param told how many of those that are carried over are told of. */
export async function loadOpenAtBeginning(
  tx: Tx,
  team: Team,
  week: WeekName,
  told: number,
): Promise<OpenAtBeginning> {
  const opens = team.calendar.weekSpan(week)?.opens ?? Number.POSITIVE_INFINITY;
  const open = await tx.incidents.list({ team: team.key, open: true }, MOST_OPEN);
  const carried = open
    .filter((one) => one.week < week)
    .toSorted((one, other) => Number(other.state === 'waiting') - Number(one.state === 'waiting'));
  const shown: CarriedIncident[] = [];
  for (const incident of carried.slice(0, told)) {
    const { ownerId } = incident;
    shown.push({
      incident,
      owner: ownerId === undefined ? undefined : await tx.people.get(ownerId),
      note: await lastNote(tx, incident),
    });
  }
  return {
    carried: { count: carried.length, told: shown },
    fresh: open.filter((one) => one.week === week && one.cameInAt < opens),
  };
}

/** What was said when it was handed over. Of what is restricted nothing that somebody typed is repeated. */
async function lastNote(tx: Tx, { number, isRestricted }: Incident): Promise<string | undefined> {
  if (isRestricted) return undefined;
  const events = await tx.log.ofIncident(number);
  const last = events.findLast(({ event }) => event.type === 'handed-off')?.event;
  return last?.type === 'handed-off' && last.note !== '' ? last.note : undefined;
}
