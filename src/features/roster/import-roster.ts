import type { Level } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, LocalDate, WeekName } from '../../domain/time/instant.ts';
import type { Store } from '../../ports/store.ts';
import { lapseChangedSwaps } from '../rotation/lapse-changed.ts';
import { merged } from '../rotation/planning/days-off.ts';
import { dutyMayHaveChanged } from '../rotation/signs/follow-duty.ts';

/** A roster and a schedule to take over, checked within themselves. */
export interface RosterImport {
  readonly people: ReadonlyArray<{
    readonly name: string;
    readonly userId: string;
    readonly github: string | undefined;
    readonly email: string | undefined;
    readonly phone: string | undefined;
    readonly level: Level;
    readonly weight: number;
    readonly capabilities: readonly string[];
    readonly topics: readonly string[];
    readonly away: ReadonlyArray<{ readonly from: LocalDate; readonly to: LocalDate }>;
    readonly served:
      | {
          readonly primary: number;
          readonly backup: number;
          readonly holiday: number;
          readonly over: number;
        }
      | undefined;
  }>;
  readonly schedule: ReadonlyArray<{
    readonly week: WeekName;
    readonly primary: string;
    readonly backup: string;
  }>;
}

export type Imported =
  | { readonly ok: true; readonly people: number; readonly weeks: number }
  | { readonly ok: false; readonly problems: readonly string[] };

const folded = (name: string): string => name.toLowerCase();

/**
 * Takes a roster over, all or nothing: people are added or brought up to date by their Slack id, weeks by their Monday.
 * Whoever is not in the file stays as they are.
 */
export async function importRoster(
  store: Store,
  { key: team, calendar }: Pick<Team, 'key' | 'calendar'>,
  roster: RosterImport,
  now: Instant,
): Promise<Imported> {
  return await store.transaction(async (tx) => {
    const before = await tx.people.ofTeam(team);
    const ids = new Map(before.map((r) => [folded(r.name), { id: r.id, userId: r.userId }]));
    const problems: string[] = [];
    for (const person of roster.people) {
      const namesake = ids.get(folded(person.name));
      if (namesake && namesake.userId !== person.userId) {
        problems.push(
          `people.${person.name}: somebody else on the team (${namesake.userId}) has this name; names are unique, choose another`,
        );
      }
    }
    const known = new Set([...ids.keys(), ...roster.people.map((p) => folded(p.name))]);
    for (const { week, primary, backup } of roster.schedule) {
      for (const name of [primary, backup].filter((n) => !known.has(folded(n)))) {
        problems.push(`schedule ${week}: nobody on the team is called “${name}”`);
      }
    }
    if (problems.length > 0) return { ok: false, problems };

    for (const { away, served, ...person } of roster.people) {
      const isNew = before.length > 0 && !before.some((r) => r.userId === person.userId);
      const id = await tx.people.put({
        ...person,
        team,
        active: true,
        newcomerSince: before.find((r) => r.userId === person.userId)?.newcomerSince,
        // Who joins a rotation that is there already owes nothing for the time before.
        joinedOn: isNew ? calendar.dutyWeek(now) : undefined,
      });
      ids.set(folded(person.name), { id, userId: person.userId });
      await tx.people.replaceTimeOff(id, merged(away));
      if (served) {
        const { over, ...weeks } = served;
        await tx.people.putServedBefore({ responderId: id, ...weeks, overWeeks: over });
      }
    }
    for (const { week, primary, backup } of roster.schedule) {
      for (const [role, name] of [
        ['primary', primary],
        ['backup', backup],
      ] as const) {
        const responderId = ids.get(folded(name))?.id;
        if (responderId === undefined) throw new Error(`${name} was known a moment ago`);
        await tx.people.putAssignment(team, { week, role, responderId }, now);
      }
    }
    await dutyMayHaveChanged(tx, team, now);
    await lapseChangedSwaps(tx, team, now);
    const people = roster.people.length;
    const weeks = roster.schedule.length;
    await tx.log.append({ team }, [{ type: 'roster-imported', people, weeks }], now);
    return { ok: true, people, weeks };
  });
}
