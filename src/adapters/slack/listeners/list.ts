import type { Actor } from '../../../domain/incident/incident.ts';
import { readListWish } from '../../../domain/search/list-wish.ts';
import type { Team } from '../../../domain/team/team.ts';
import { findIncidents, type ListFrom } from '../../../features/finding/find-incidents.ts';
import type { Message } from '../views/blocks.ts';
import { incidentList } from '../views/incident-page.ts';
import type { ListenerContext } from './context.ts';

/** `/oncall list …`, or another page of it. */
export async function listIncidents(
  { store, clock }: ListenerContext,
  team: Team,
  asked: { readonly words: string; readonly by: Actor; readonly from?: ListFrom },
): Promise<Message> {
  const { words, by, from = 'latest' } = asked;
  const wish = readListWish(words);
  return await store.transaction(async (tx) => {
    const now = clock.now();
    return incidentList(
      await findIncidents(tx, team, { wish, reader: by.userId, from }, now),
      words,
    );
  });
}
