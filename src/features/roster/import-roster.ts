import { rosterAfter } from '../../domain/rotation/roster-change.ts';
import type { Level, Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, LocalDate, WeekName } from '../../domain/time/instant.ts';
import type { Store, Tx } from '../../ports/store.ts';
import { lapseChangedSwaps } from '../rotation/lapse-changed.ts';
import { daysOffOf, merged } from '../rotation/planning/days-off.ts';
import { asOf, loadRoster } from '../rotation/roster/load-roster.ts';
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
 * Whoever is not in the file stays as they are, and so does what was entered in Slack since: days off are added to those
 * that are there, and a last day that is set still holds.
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
    const names = new Set([...ids.keys(), ...roster.people.map((p) => folded(p.name))]);
    for (const { week, primary, backup } of roster.schedule) {
      for (const name of [primary, backup].filter((n) => !names.has(folded(n)))) {
        problems.push(`schedule ${week}: nobody on the team is called “${name}”`);
      }
    }
    if (problems.length > 0) return { ok: false, problems };

    for (const { away, served, ...person } of roster.people) {
      const known = before.find((r) => r.userId === person.userId);
      if (known?.active) await keepSpell(tx, { key: team, calendar }, known, person.weight, now);
      const id = await tx.people.put({
        ...person,
        team,
        active: true,
        newcomerSince: known?.newcomerSince,
        leavesOn: known?.active ? known.leavesOn : undefined,
        // Who joins a rotation that is there already owes nothing for the time before.
        joinedOn: before.length > 0 && !known ? calendar.dutyWeek(now) : undefined,
      });
      ids.set(folded(person.name), { id, userId: person.userId });
      await tx.people.replaceTimeOff(id, merged([...(await daysOffOf(tx, team, id)), ...away]));
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

/** With another weight from now on, somebody still carried the old one until now. */
async function keepSpell(
  tx: Tx,
  team: Pick<Team, 'key' | 'calendar'>,
  { id: responderId }: Responder,
  weight: number,
  now: Instant,
): Promise<void> {
  const roster = await loadRoster(tx, team.key);
  const change = { kind: 'change', responderId, to: { weight } } as const;
  const after = rosterAfter(roster, change, asOf(team, now));
  const joinedOn = after.people.find(({ id }) => id === responderId)?.joinedOn;
  for (const spell of after.spells.filter((one) => !roster.spells.includes(one))) {
    await tx.people.putSpell(spell, joinedOn);
  }
}
