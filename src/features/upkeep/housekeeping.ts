import { everyDayAt } from '../../domain/schedule/each-day.ts';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import type { Chore } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { Store, Tx } from '../../ports/store.ts';

/** Slack repeats a delivery within the hour; a week forgives a long outage on either side. */
const DELIVERIES_KEPT_MS = 7 * DAY_MS;

/** What was sent, and what became of it, can be asked for as long as anybody will ask. */
const SETTLED_EFFECTS_KEPT_MS = 90 * DAY_MS;

/** A plan that nobody published for so long is out of date; what was published stands in the event log. */
const DRAFTS_KEPT_MS = 30 * DAY_MS;

/** Who accepted what stands in the event log for ever; its messages are edited no more. */
const HANDOFFS_KEPT_MS = 180 * DAY_MS;
/** What a customer was told holds their name and address: it is not kept beyond its use. */
const MAILS_KEPT_MS = 180 * DAY_MS;
/** Whoever asks how a swap came about asks within the quarter; the event log knows it for ever. */
const EXCHANGES_KEPT_MS = 90 * DAY_MS;
/** A form that somebody opened from a message is sent the same day, or never. */
const SHARED_MESSAGES_KEPT_MS = 7 * DAY_MS;

/** So few rows go in one transaction that nobody waits for them. */
const SLICE = 500;

/** 03:20 in UTC: no team's opening hours begin or end then, and the backup has been made. */
const AT_MINUTE = 3 * 60 + 20;

/** Each day: forgets deliveries that can no longer be repeated, and what was settled or left lying long ago. */
export function housekeeping(options: {
  readonly store: Store;
  readonly log: Log;
  /** Lets other work through between two slices. */
  readonly pause: () => Promise<void>;
}): Chore {
  const { store, log, pause } = options;
  const inSlices = async (purge: (tx: Tx) => Promise<number>): Promise<number> => {
    let all = 0;
    for (;;) {
      const gone = await store.transaction(purge);
      all += gone;
      if (gone < SLICE) return all;
      await pause();
    }
  };
  const purgeAll = async (now: Instant): Promise<void> => {
    const deliveries = await inSlices(
      async (tx) => await tx.deliveries.purge(now - DELIVERIES_KEPT_MS, SLICE),
    );
    const effects = await inSlices(
      async (tx) => await tx.outbox.purgeSettled(now - SETTLED_EFFECTS_KEPT_MS, SLICE),
    );
    const drafts = await inSlices(
      async (tx) => await tx.planDrafts.purge(now - DRAFTS_KEPT_MS, SLICE),
    );
    const handoffs = await inSlices(
      async (tx) => await tx.handoffs.purge(now - HANDOFFS_KEPT_MS, SLICE),
    );
    const mails = await inSlices(
      async (tx) => await tx.customerMails.purge(now - MAILS_KEPT_MS, SLICE),
    );
    const swaps = await inSlices(
      async (tx) => await tx.swaps.purge(now - EXCHANGES_KEPT_MS, SLICE),
    );
    const coverOffers = await inSlices(
      async (tx) => await tx.coverOffers.purge(now - EXCHANGES_KEPT_MS, SLICE),
    );
    const messages = await inSlices(
      async (tx) => await tx.sharedMessages.purge(now - SHARED_MESSAGES_KEPT_MS, SLICE),
    );
    log.info('old rows were purged', {
      deliveries,
      effects,
      drafts,
      handoffs,
      mails,
      swaps,
      coverOffers,
      messages,
    });
  };
  return {
    name: 'housekeeping',
    scope: 'chore',
    catchUp: 'latest',
    timetable: everyDayAt('UTC', AT_MINUTE),
    perform: async (_, now) => {
      await purgeAll(now);
    },
  };
}
