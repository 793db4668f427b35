import type { FruitClaim } from '../../domain/fruit/claim.ts';
import type { FruitTrouble } from '../../domain/rotation/notice.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

/** GitHub has assigned it, or would not: then it is no longer counted, and whoever claimed it is told why. */
export async function settleClaim(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  claim: FruitClaim,
  trouble: FruitTrouble | undefined,
): Promise<void> {
  await store.transaction(async (tx) => {
    const now = clock.now();
    if (trouble === undefined) {
      await tx.fruit.put({ ...claim, state: 'assigned' });
      return;
    }
    await tx.fruit.put({ ...claim, state: 'refused' });
    const { id, repository, number, title, team } = claim;
    await tx.log.append({ team }, [{ type: 'fruit-refused', claim: id, why: trouble.why }], now);
    const who = await tx.people.get(claim.responderId);
    if (who === undefined) return;
    const notice = { about: 'fruit-refused', repository, number, title, trouble } as const;
    const effects = [{ kind: 'tell', to: who.userId, notice }] as const;
    await enqueueTeamEffects(tx, team, `fruit/${id}`, 'refused', effects, now);
  });
}
