import { otherRole } from '../../domain/rotation/role.ts';
import type { Schedule, ScheduledSpell, ScheduleWeek } from '../../domain/rotation/schedule.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/local-days.ts';
import type { TimeOff, Tx } from '../../ports/store.ts';
import { type IncidentView, viewOf } from '../incident/incident-view.ts';
import { type CoverOfferView, loadCoverOfferView } from '../rotation/cover/cover-offer-view.ts';
import { loadSwapView, type SwapView } from '../rotation/swap/swap-view.ts';

/** What is somebody's own in their Home tab. */
export interface OwnPart {
  readonly responder: Responder;
  /** Their open incidents, the most urgent first. */
  readonly incidents: readonly IncidentView[];
  /** What others ask of them, the oldest first. */
  readonly waiting: readonly Request[];
  /** What they have asked of others, or had asked for them. */
  readonly asked: readonly Request[];
  /** When they are on duty, and when somebody else holds what is theirs; by time. */
  readonly duties: readonly OwnDuty[];
  readonly timeOff: readonly TimeOff[];
}

/** A request for a swap or a cover, and how its reader reads it. */
export type Request =
  | { readonly about: 'swap'; readonly view: SwapView; readonly reader: 'asked' | 'asker' }
  | {
      readonly about: 'cover';
      readonly view: CoverOfferView;
      readonly reader: 'asked' | 'asker' | 'all';
    };

export interface OwnDuty {
  readonly spell: ScheduledSpell;
  /** Theirs by the plan, and held by the spell's responder instead. */
  readonly isCovered: boolean;
  /** Who has the other role when it begins. */
  readonly partner: Responder | undefined;
}

/** More incidents than anybody has open; the database is not asked for more. */
const MOST_INCIDENTS = 200;

export async function ownPart(
  tx: Tx,
  team: Team,
  me: Responder,
  schedule: Schedule,
  now: Instant,
): Promise<OwnPart> {
  const open = await tx.incidents.list({ team: team.key, open: true }, MOST_INCIDENTS);
  const incidents: IncidentView[] = [];
  for (const incident of open) {
    if (incident.ownerId === me.id) incidents.push(await viewOf(tx, team, incident, now));
  }
  const requests = [...(await swapsOf(tx, team, me)), ...(await coversOf(tx, team, me))];
  const today = localDateOf(now, team.calendar.zone);
  return {
    responder: me,
    incidents,
    waiting: requests.filter(({ reader }) => reader !== 'asker'),
    asked: requests.filter(({ reader }) => reader === 'asker'),
    duties: schedule.weeks
      .flatMap((week) => dutiesIn(week, me))
      .filter(({ spell }) => spell.to > now),
    timeOff: (await tx.people.timeOff(team.key)).filter(
      (off) => off.responderId === me.id && off.to >= today,
    ),
  };
}

async function swapsOf(tx: Tx, team: Team, me: Responder): Promise<readonly Request[]> {
  const requests: Request[] = [];
  for (const { id, gives, gets } of await tx.swaps.waiting(team.key)) {
    if (gives.responderId !== me.id && gets.responderId !== me.id) continue;
    const view = await loadSwapView(tx, team, id);
    const reader = gives.responderId === me.id ? 'asker' : 'asked';
    if (view) requests.push({ about: 'swap', view, reader });
  }
  return requests;
}

async function coversOf(tx: Tx, team: Team, me: Responder): Promise<readonly Request[]> {
  const requests: Request[] = [];
  for (const { id, forId, toId } of await tx.coverOffers.open(team.key)) {
    if (forId !== me.id && toId !== me.id && toId !== undefined) continue;
    const view = await loadCoverOfferView(tx, team, id);
    const reader = forId === me.id ? 'asker' : toId === me.id ? 'asked' : 'all';
    if (view) requests.push({ about: 'cover', view, reader });
  }
  return requests;
}

function dutiesIn({ spells, planned }: ScheduleWeek, me: Responder): readonly OwnDuty[] {
  return spells
    .filter(
      ({ role, responder }) => responder.id === me.id || planned[role]?.responder.id === me.id,
    )
    .toSorted((one, other) => one.from - other.from)
    .map((spell) => ({
      spell,
      isCovered: spell.responder.id !== me.id,
      partner: spells.find(
        ({ role, from, to }) =>
          role === otherRole(spell.role) && from <= spell.from && spell.from < to,
      )?.responder,
    }));
}
