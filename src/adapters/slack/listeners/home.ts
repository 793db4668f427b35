import type { App } from '@slack/bolt';
import { openHome } from '../../../features/home/refresh-homes.ts';
import { platformError } from '../carrier/outcome.ts';
import { publishHome } from '../carrier/publish-home.ts';
import type { ListenerContext } from './context.ts';

/** Whoever opens the Home tab gets it as things stand now, and from then on it follows. */
export function listenToHome(app: App, context: ListenerContext): void {
  const { store, clock, teams, clients, log } = context;
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const { user } = event;
    await store.transaction(async (tx) => {
      await openHome(tx, teams, user, clock.now());
    });
    try {
      await publishHome(context, clients.answers, user, true);
    } catch (error) {
      // The next opening tries again; what stood there before stands there still.
      log.warn('a Home tab could not be shown', { why: platformError(error) });
    }
  });
}
