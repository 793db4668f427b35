import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { UserId } from '../../../domain/team/responder.ts';
import type { Teams } from '../../../features/context.ts';
import { homeOf } from '../../../features/home/home-of.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Store } from '../../../ports/store.ts';
import { homeView } from '../views/home.ts';
import { platformError } from './outcome.ts';

/** Who loses a race for the tab draws it anew, so often in all. */
const TRIES = 3;

/**
 * Publishes somebody's Home tab as things stand, over the version that we know: where another was quicker, what it showed
 * may be older or newer than ours, so the tab is drawn once more.
 *
 * @param always publishes even what stands there already: for somebody who has just opened it.
 * @throws what Slack answers.
 */
export async function publishHome(
  tools: { readonly store: Store; readonly clock: Clock; readonly teams: Teams },
  client: WebClient,
  userId: UserId,
  always: boolean,
): Promise<'shown' | 'same'> {
  const { store, clock, teams } = tools;
  for (let times = 1; ; times++) {
    const { view, shown } = await store.transaction(async (tx) => ({
      view: homeView(await homeOf(tx, teams, userId, clock.now()), userId),
      shown: (await tx.homes.get(userId))?.shown,
    }));
    const digest = createHash('sha256').update(JSON.stringify(view)).digest('base64url');
    if (!always && shown?.digest === digest) return 'same';
    try {
      // The last time without: what we remember may be of a version that was never written down.
      const over = times < TRIES && shown?.version !== undefined ? { hash: shown.version } : {};
      const published = await client.views.publish({ user_id: userId, view, ...over });
      const version = published.view?.hash;
      await store.transaction(async (tx) => {
        await tx.homes.shows(userId, { digest, version });
      });
      return 'shown';
    } catch (error) {
      if (platformError(error) !== 'hash_conflict' || times === TRIES) throw error;
    }
  }
}
