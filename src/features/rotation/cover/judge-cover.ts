import { DateTime } from 'luxon';
import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { Cover } from '../../../domain/rotation/cover.ts';
import type { Role } from '../../../domain/rotation/role.ts';
import { coverFlaws } from '../../../domain/rotation/seats/cover-flaws.ts';
import { brokenKey } from '../../../domain/rotation/seats/seat-change.ts';
import { brokenWords } from '../../../domain/rotation/seats/words.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { OpenSpan } from '../../../domain/time/business-day.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { withZone } from '../../../domain/time/zone-abbreviation.ts';
import type { Tx } from '../../../ports/store.ts';
import { namesOf } from '../for-whom.ts';
import { loadStanding } from '../load-standing.ts';
import { loadDuty } from './load-duty.ts';

/** Why somebody may not hold a role for that time. */
export interface CoverFlaws {
  /** One sentence each; empty where they may. */
  readonly reasons: readonly string[];
  /** Keys of the rules that an admin may set aside. */
  readonly keys: readonly string[];
  /** Nobody holds both roles at once, whatever an admin says. */
  readonly isImpossible: boolean;
}

export async function flawsOfCover(
  tx: Tx,
  team: Team,
  cover: OpenSpan & { readonly role: Role },
  taker: Responder,
): Promise<CoverFlaws> {
  const { stretches } = await loadDuty(tx, team, cover.from, cover.to);
  const standing = await loadStanding(
    tx,
    team,
    stretches.map(({ duty }) => duty.week),
  );
  const nameOf = (id: string): string =>
    standing.people.find((person) => person.id === id)?.name ?? 'someone';
  const flaws = coverFlaws(standing, stretches, cover.role, taker.id);
  return {
    reasons: flaws.map((flaw) =>
      flaw.rule === 'twice'
        ? `${taker.name} holds the other role then. To change roles with each other: \`/oncall delegate\`, \`/oncall stepup\`.`
        : brokenWords(flaw, nameOf),
    ),
    keys: flaws.filter(({ rule }) => rule !== 'twice').map(brokenKey),
    isImpossible: flaws.some(({ rule }) => rule === 'twice'),
  };
}

/** A refusal that an admin can go past, knowing which rules it sets aside. */
export interface CoverDoubt extends Refusal {
  /** Keys of these rules; left out for everybody else. */
  readonly aside?: readonly string[];
}

/** Refuses what a rule forbids, unless an admin has set just that aside. */
export async function doubtAbout(
  tx: Tx,
  team: Team,
  { reasons, keys, isImpossible }: CoverFlaws,
  by: Actor,
  setAside: readonly string[],
): Promise<CoverDoubt | undefined> {
  const why = reasons.join(' ');
  if (isImpossible) return refuse('rule-broken', why);
  if (keys.every((key) => setAside.includes(key))) return undefined;
  return team.admins.includes(by.userId)
    ? { ...refuse('rule-broken', why), aside: keys }
    : refuse(
        'rule-broken',
        `${why} An admin may set that aside: ${await namesOf(tx, team.admins)}.`,
      );
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
