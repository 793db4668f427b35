import { fairestFirst, isCapable } from '../../domain/incident/restricted.ts';
import type { Responder } from '../../domain/team/responder.ts';
import { environmentOf, type Team } from '../../domain/team/team.ts';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/local-days.ts';
import type { Tx } from '../../ports/store.ts';
import type { Duty } from '../duty/duty-at.ts';
import { loadPastDuty } from '../rotation/past-duty.ts';

/** What somebody carried longer ago than this does not count any more. */
const COUNTED_MS = 182 * DAY_MS;

/**
 * Those of a team who may work in an environment and are not away today: the primary and the backup first, and then
 * whoever has carried least.
 */
export async function capablePeople(
  tx: Tx,
  team: Team,
  environmentKey: string,
  { primary, backup }: Pick<Duty, 'primary' | 'backup'>,
  now: Instant,
): Promise<readonly Responder[]> {
  const environment = environmentOf(team, environmentKey);
  if (environment === undefined) return [];
  const today = localDateOf(now, team.calendar.zone);
  const away = (await tx.people.timeOff(team.key)).filter(
    ({ from, to }) => from <= today && today <= to,
  );
  const people = (await tx.people.ofTeam(team.key)).filter(
    (person) =>
      person.active &&
      isCapable(person, environment) &&
      !away.some(({ responderId }) => responderId === person.id),
  );
  const owned = await tx.incidents.ownedSince(team.key, environmentKey, now - COUNTED_MS);
  const past = await loadPastDuty(tx, team.key, team.calendar.dutyWeek(now));
  const order = fairestFirst(
    people.map((person) => {
      const counted = past.counted.get(person.id);
      return {
        person,
        incidents: owned.get(person.id) ?? 0,
        weeks:
          past.assignments.filter((a) => a.responderId === person.id).length +
          (counted ? counted.primary + counted.backup : 0),
      };
    }),
  );
  const onDuty = [primary, backup].flatMap((seat) => order.find(({ id }) => id === seat?.id) ?? []);
  return [...new Set([...onDuty, ...order])];
}
