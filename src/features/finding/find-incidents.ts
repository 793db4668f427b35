import type { Incident } from '../../domain/incident/incident.ts';
import type { ListWish } from '../../domain/search/list-wish.ts';
import { type Term, termsOf } from '../../domain/search/words.ts';
import type { ResponderId, UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { IncidentQuery } from '../../ports/incident-search.ts';
import type { IncidentPageFilter, PageFrom, Tx } from '../../ports/store.ts';
import { type IncidentView, viewOf } from '../incident/incident-view.ts';

/** As many as a message shows without anybody losing their place. */
export const PAGE_SIZE = 10;

/** Matches that are paged through; whoever has this many needs another word. */
const MOST_MATCHES = 200;

const MOST_TERMS = 8;

/** Where a page begins: so many from the top of a ranked list, or next to a number. */
export type ListFrom = { readonly skip: number } | PageFrom;

export interface IncidentPage {
  readonly team: Team;
  readonly wish: ListWish;
  readonly views: readonly IncidentView[];
  /** How many there are in all, where that is known without counting everything. */
  readonly total: number | undefined;
  readonly older: ListFrom | undefined;
  readonly newer: ListFrom | undefined;
}

/**
 * A page of a team's incidents. What is open comes with the most urgent first, what was looked for with the best match
 * first, everything else with the latest first.
 *
 * @param reader whose “mine” it is.
 */
export async function findIncidents(
  tx: Tx,
  team: Team,
  asked: { readonly wish: ListWish; readonly reader: UserId; readonly from: ListFrom },
  now: Instant,
): Promise<IncidentPage> {
  const { wish, reader, from } = asked;
  const own = (await tx.people.byUser(reader)).find((r) => r.team === team.key)?.id;
  const found = await find();
  const views: IncidentView[] = [];
  for (const incident of found.incidents) views.push(await viewOf(tx, team, incident, now));
  return { team, wish, ...found.place, views };

  async function find(): Promise<Found> {
    if (wish.isMine && own === undefined) return ranked([], from);
    if (wish.words !== '' || wish.customer !== '') {
      const matches = await matching(tx, team, wish);
      return ranked(matches.filter(isWished(team, wish, own, now)), from);
    }
    if (wish.scope === 'open' && !wish.isMine) {
      const open = await tx.incidents.list({ team: team.key, open: true }, MOST_MATCHES);
      const { open: total } = await tx.incidents.countOpen(team.key);
      return ranked(open, from, total);
    }
    return await byNumber(tx, filterFor(team, wish, own, now), from);
  }
}

interface Found {
  readonly incidents: readonly Incident[];
  readonly place: Pick<IncidentPage, 'total' | 'older' | 'newer'>;
}

function ranked(all: readonly Incident[], from: ListFrom, total: number = all.length): Found {
  const skip = typeof from === 'object' && 'skip' in from ? Math.max(0, from.skip) : 0;
  const next = skip + PAGE_SIZE;
  return {
    incidents: all.slice(skip, next),
    place: {
      total,
      older: next < all.length ? { skip: next } : undefined,
      newer: skip > 0 ? { skip: Math.max(0, skip - PAGE_SIZE) } : undefined,
    },
  };
}

async function byNumber(tx: Tx, filter: IncidentPageFilter, from: ListFrom): Promise<Found> {
  const place: PageFrom = typeof from === 'object' && 'skip' in from ? 'latest' : from;
  const isUp = typeof place === 'object' && 'after' in place;
  const rows = await tx.incidents.page(filter, place, PAGE_SIZE + 1);
  const isMore = rows.length > PAGE_SIZE;
  // Going up and running out of page: the first page as a whole is what one wants to see.
  if (isUp && !isMore) return await byNumber(tx, filter, 'latest');
  const incidents = isUp ? rows.slice(1) : rows.slice(0, PAGE_SIZE);
  const [first, last] = [incidents[0], incidents.at(-1)];
  const hasNewer = place !== 'latest' && first !== undefined;
  const hasOlder = (isUp || isMore) && last !== undefined;
  return {
    incidents,
    place: {
      total: undefined,
      older: hasOlder ? { before: last.number } : undefined,
      newer: hasNewer ? { after: first.number } : undefined,
    },
  };
}

function filterFor(
  team: Team,
  wish: ListWish,
  own: ResponderId | undefined,
  now: Instant,
): IncidentPageFilter {
  return {
    team: team.key,
    ...(wish.isMine && own !== undefined ? { ownerId: own } : {}),
    ...(wish.scope === 'week' ? { week: team.calendar.dutyWeek(now) } : {}),
    ...(wish.scope === 'open' ? { isOpen: true } : {}),
  };
}

function isWished(team: Team, wish: ListWish, own: ResponderId | undefined, now: Instant) {
  const week = team.calendar.dutyWeek(now);
  return (incident: Incident): boolean =>
    (!wish.isMine || incident.ownerId === own) &&
    (wish.scope !== 'week' || incident.week === week) &&
    (wish.scope !== 'open' || incident.state !== 'resolved');
}

/** The incidents with all the words, the best first. */
async function matching(tx: Tx, team: Team, wish: ListWish): Promise<readonly Incident[]> {
  const ask = async (
    terms: readonly Term[],
    within: IncidentQuery['within'],
  ): Promise<readonly number[]> => {
    if (terms.length === 0) return [];
    const query = { team: team.key, terms, match: 'all', within } as const;
    return (await tx.search.find(query, MOST_MATCHES)).map(({ incident }) => incident);
  };
  const byCustomer =
    wish.customer === '' ? undefined : await ask(termsOf(wish.customer, MOST_TERMS), 'customer');
  const byWords =
    wish.words === '' ? undefined : await ask(termsOf(wish.words, MOST_TERMS), 'everything');
  const both =
    byWords && byCustomer ? byWords.filter((n) => byCustomer.includes(n)) : (byWords ?? byCustomer);
  return await tx.incidents.some(both ?? []);
}
