import type { MessagePlaces } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';

export function messagePlacesIn(db: Db): MessagePlaces {
  return {
    get: async (key) =>
      await db
        .selectFrom('message_places')
        .select(['channel', 'ts'])
        .where('key', '=', key)
        .executeTakeFirst(),
    put: async (key, { channel, ts }, incident) => {
      await db
        .insertInto('message_places')
        .values({ key, incident: incident ?? null, channel, ts })
        .onConflict((oc) => oc.column('key').doUpdateSet({ channel, ts }))
        .execute();
    },
    ofIncident: async (incident, prefix) => {
      const rows = await db
        .selectFrom('message_places')
        .select(['key', 'channel', 'ts'])
        .where('incident', '=', incident)
        .orderBy('key')
        .execute();
      return rows.filter((row) => row.key.startsWith(prefix));
    },
    incidentOfCard: async ({ channel, ts }) => {
      const rows = await db
        .selectFrom('message_places')
        .select(['key', 'incident'])
        .where('channel', '=', channel)
        .where('ts', '=', ts)
        .execute();
      return rows.find((row) => row.key.endsWith('/card'))?.incident ?? undefined;
    },
    under: async (prefix) =>
      await db
        .selectFrom('message_places')
        .select(['channel', 'ts'])
        // A range rather than LIKE: a prefix may hold its wildcards, and this uses the key's index.
        .where('key', '>=', prefix)
        .where('key', '<', `${prefix}\u{10ffff}`)
        .orderBy('key')
        .execute(),
    channelId: async (name) => {
      const row = await db
        .selectFrom('channels')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.id;
    },
    rememberChannel: async (name, id) => {
      await db
        .insertInto('channels')
        .values({ name, id })
        .onConflict((oc) => oc.column('name').doUpdateSet({ id }))
        .execute();
    },
  };
}
