import { DateTime } from 'luxon';
import type { Cover } from '../../../domain/rotation/cover.ts';
import type { Role } from '../../../domain/rotation/role.ts';
import { coverFlaws } from '../../../domain/rotation/seats/cover-flaws.ts';
import { brokenWords } from '../../../domain/rotation/seats/words.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { OpenSpan } from '../../../domain/time/business-day.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { withZone } from '../../../domain/time/zone-abbreviation.ts';
import type { Tx } from '../../../ports/store.ts';
import { loadStanding } from '../load-standing.ts';
import { loadDuty } from './load-duty.ts';

/** Why somebody may not hold a role for that time, in words; undefined where they may. */
export async function flawsOfCover(
  tx: Tx,
  team: Team,
  cover: OpenSpan & { readonly role: Role },
  taker: Responder,
): Promise<string | undefined> {
  const { stretches } = await loadDuty(tx, team, cover.from, cover.to);
  const standing = await loadStanding(
    tx,
    team,
    stretches.map(({ duty }) => duty.week),
  );
  const nameOf = (id: string): string =>
    standing.people.find((person) => person.id === id)?.name ?? 'someone';
  const flaws = coverFlaws(standing, stretches, cover.role, taker.id);
  if (flaws.length === 0) return undefined;
  return flaws
    .map((flaw) =>
      flaw.rule === 'twice'
        ? `${taker.name} holds the other role then. To change roles with each other: \`/oncall delegate\`, \`/oncall stepup\`.`
        : brokenWords(flaw, nameOf),
    )
    .join(' ');
}

/** The first cover of these roles in a stretch of time, in words. */
export async function overlapWith(
  tx: Tx,
  team: Team,
  covers: readonly Cover[],
  roles: readonly Role[],
  span: OpenSpan,
): Promise<string | undefined> {
  const found = covers.find(
    (cover) => roles.includes(cover.role) && cover.from < span.to && cover.to > span.from,
  );
  if (found === undefined) return undefined;
  const holder = await tx.people.get(found.responderId);
  return `${holder?.name ?? 'Somebody'} holds the ${found.role} role by a cover ${spanWords(team, found)}.`;
}

/** "Tue 8 Dec, 13:00–17:00 PST": in the team's zone. */
export function spanWords(team: Team, { from, to }: OpenSpan): string {
  const [a, b] = [from, to].map((t) =>
    DateTime.fromMillis(t, { zone: team.calendar.zone, locale: 'en-US' }),
  );
  if (a === undefined || b === undefined) return '';
  const begins = a.toFormat('ccc d LLL, HH:mm');
  return a.hasSame(b, 'day')
    ? `${begins}–${withZone(b, 'HH:mm')}`
    : `${begins} – ${withZone(b, 'ccc d LLL, HH:mm')}`;
}

/** "Fri 4 Dec, 17:00 PST": in the team's zone. */
export function momentWords(team: Team, t: Instant): string {
  const local = DateTime.fromMillis(t, { zone: team.calendar.zone, locale: 'en-US' });
  return withZone(local, 'ccc d LLL, HH:mm');
}
