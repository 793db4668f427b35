import type { Db } from './kysely-store.ts';

/** `swap-12`: a name with the next number of its counter, which is never given twice. */
export async function nextId(db: Db, name: string): Promise<string> {
  const row = await db
    .insertInto('counters')
    .values({ name, value: 1 })
    .onConflict((oc) =>
      oc.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return `${name}-${String(row.value)}`;
}
