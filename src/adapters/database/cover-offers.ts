import type { Selectable } from 'kysely';
import type {
  CoverOffer,
  CoverOfferSettled,
  CoverOfferState,
} from '../../domain/rotation/cover-offer.ts';
import type { Role } from '../../domain/rotation/role.ts';
import type { CoverOffers } from '../../ports/exchanges.ts';
import type { Db } from './kysely-store.ts';
import { nextId } from './next-id.ts';
import type { Schema } from './schema.ts';
import { stored, storedJson } from './stored.ts';

export function coverOffersIn(db: Db): CoverOffers {
  return {
    nextId: async () => await nextId(db, 'cover-offer'),
    put: async (offer) => {
      const values = {
        team: offer.team,
        asked_by: offer.askedBy.userId,
        asked_by_name: offer.askedBy.name,
        for_id: offer.forId,
        to_id: offer.toId ?? null,
        role: offer.role,
        from_at: offer.from,
        to_at: offer.to,
        requested_at: offer.requestedAt,
        lapses_at: offer.lapsesAt,
        state: offer.state,
        settled: offer.settled === undefined ? null : JSON.stringify(offer.settled),
        overridden: JSON.stringify(offer.overridden),
      };
      await db
        .insertInto('cover_offers')
        .values({ id: offer.id, ...values })
        .onConflict((oc) => oc.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db
        .selectFrom('cover_offers')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    open: async (team) => {
      const rows = await db
        .selectFrom('cover_offers')
        .selectAll()
        .where('team', '=', team)
        .where('state', '=', 'open')
        .orderBy('requested_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    purge: async (before, limit) => {
      const { numDeletedRows } = await db
        .deleteFrom('cover_offers')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('cover_offers')
            .select('id')
            .where('lapses_at', '<', before)
            .where('state', '!=', 'open')
            .limit(limit),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

function fromRow(row: Selectable<Schema['cover_offers']>): CoverOffer {
  return {
    id: row.id,
    team: row.team,
    askedBy: { userId: row.asked_by, name: row.asked_by_name },
    forId: row.for_id,
    toId: row.to_id ?? undefined,
    role: stored<Role>(row.role),
    from: row.from_at,
    to: row.to_at,
    requestedAt: row.requested_at,
    lapsesAt: row.lapses_at,
    state: stored<CoverOfferState>(row.state),
    settled: row.settled === null ? undefined : settledFrom(row.settled),
    overridden: storedJson<string[]>(row.overridden),
  };
}

function settledFrom(text: string): CoverOfferSettled {
  const { at, by, why } = storedJson<Partial<CoverOfferSettled> & Pick<CoverOfferSettled, 'at'>>(
    text,
  );
  return { at, by, why };
}
