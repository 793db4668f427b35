import type { App } from '@slack/bolt';
import { homeOf } from '../../../features/home/home-of.ts';
import { platformError } from '../carrier/outcome.ts';
import { homeView } from '../views/home.ts';
import type { ListenerContext } from './context.ts';

/** Whoever opens the Home tab gets it as things stand now. */
export function listenToHome(app: App, context: ListenerContext): void {
  const { store, clock, teams, clients, log } = context;
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const homes = await store.transaction(
      async (tx) => await homeOf(tx, teams, event.user, clock.now()),
    );
    try {
      const view = homeView(homes, event.user);
      await clients.answers.views.publish({ user_id: event.user, view });
    } catch (error) {
      // The next opening tries again; what stood there before stands there still.
      log.warn('a Home tab could not be shown', { why: platformError(error) });
    }
  });
}
