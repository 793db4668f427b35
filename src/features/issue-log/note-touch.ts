import type { Context } from '../context.ts';
import { once } from '../once.ts';

/** Writes down that an issue was touched; what was done there is read at the next look. A delivery counts once. */
export async function noteTouch(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  touch: { readonly delivery: string; readonly repository: string; readonly number: number },
): Promise<void> {
  await store.transaction(async (tx) => {
    await once(tx, `github:${touch.delivery}`, clock.now(), async () => {
      await tx.issues.markStale(touch.repository, [touch.number]);
      return { ok: true };
    });
  });
}
