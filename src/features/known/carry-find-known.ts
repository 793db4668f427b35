import type { EffectCarrier } from '../../ports/outbox.ts';
import { type Teams, teamOf } from '../context.ts';
import { enqueueEffects } from '../incident/carry-out-decision.ts';
import { findKnown, type KnownContext } from './find-known.ts';

/**
 * Looks for what is known of a reported incident, once it is on disk and on its way to people. What was found is kept and
 * shown in the thread; where nothing was, nothing is said. Repeating it is harmless: the message has one key.
 */
export function createKnownFinder(
  context: KnownContext & { readonly teams: Teams },
): EffectCarrier {
  const { store, clock, teams } = context;
  return {
    carry: async (row) => {
      const { incident: number } = row;
      if (number === undefined) return { kind: 'withdrawn' };
      const incident = await store.transaction(async (tx) => await tx.incidents.get(number));
      if (incident === undefined) return { kind: 'withdrawn' };
      const team = teamOf(teams, incident.team);
      const suggestions = await findKnown(context, team, {
        words: incident.title,
        about: incident,
      });
      await store.transaction(async (tx) => {
        await tx.suggestions.put(number, suggestions);
        if (suggestions.found.length === 0) return;
        await enqueueEffects(tx, incident, [{ kind: 'suggestions' }], 'known', clock.now());
      });
      return { kind: 'sent', place: undefined };
    },
    lookUp: async () => await Promise.resolve({ kind: 'absent' }),
  };
}
