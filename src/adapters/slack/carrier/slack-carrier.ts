import type { WebClient } from '@slack/web-api';
import type { Teams } from '../../../features/context.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { ClaimedRow, EffectCarrier, Outcome, Sighting } from '../../../ports/outbox.ts';
import type { Pictures } from '../../../ports/pictures.ts';
import type { Store } from '../../../ports/store.ts';
import type { SlackClients } from '../connection/clients.ts';
import { createDutySigns } from '../signs/show-duty.ts';
import type { Message } from '../views/blocks.ts';
import type { Channels } from './channels.ts';
import { createIllustrator } from './illustrate-week.ts';
import { callAsDecided, callFor, type Destination, type SlackCall } from './message-of.ts';
import { outcomeOf, platformError } from './outcome.ts';
import { publishHome } from './publish-home.ts';

/** Messages carry the key of the outbox row that they come from: it is how an earlier attempt is recognised. */
const METADATA_EVENT = 'hotline_effect';

/** Slack's clock and ours differ; a look begins this much before the attempt. */
const LOOK_BACK_MS = 120_000;

/** A look that was cut off is made again, so often in all. */
const LOOKS = 3;

/** Such a message is gone (somebody deleted it) or was never ours to edit. */
const GONE: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
]);

export function createSlackCarrier(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly teams: Teams;
  readonly clients: SlackClients;
  readonly channels: Channels;
  readonly pictures: Pictures;
  readonly log: Log;
  /** Real epoch milliseconds: Slack's message times are real, whatever the bot's clock says. */
  readonly realNow: () => number;
}): EffectCarrier {
  const { store, clock, teams, clients, channels, realNow } = options;
  const showDuty = createDutySigns(options);
  const illustrate = createIllustrator(options);
  const clientFor = (row: ClaimedRow): WebClient =>
    row.effect.kind.startsWith('page') ? clients.pages : clients.posts;

  const post = async (row: ClaimedRow, to: Destination, message: Message): Promise<Outcome> => {
    const client = clientFor(row);
    const channel = await channels.idOf(to, client, row.effect.kind === 'page');
    const posted = await client.chat.postMessage({
      channel,
      ...message,
      ...(to.kind === 'channel' && to.threadTs !== undefined ? { thread_ts: to.threadTs } : {}),
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: METADATA_EVENT, event_payload: { row: row.key } },
    });
    const ts = posted.ts;
    return {
      kind: 'sent',
      place: ts === undefined ? undefined : { channel: posted.channel ?? channel, ts },
    };
  };

  const edit = async (
    row: ClaimedRow,
    { places, message, otherwise }: Extract<SlackCall, { kind: 'edit' }>,
  ): Promise<Outcome> => {
    for (const { channel, ts } of places) {
      try {
        await clientFor(row).chat.update({ channel, ts, ...message });
      } catch (error) {
        if (!GONE.has(platformError(error) ?? '')) throw error;
        if (otherwise) return await post(row, otherwise, message);
      }
    }
    return { kind: 'sent', place: undefined };
  };

  const show = async (userId: string): Promise<Outcome> => {
    try {
      const shown = await publishHome(options, clients.posts, userId, false);
      return shown === 'same' ? { kind: 'withdrawn' } : { kind: 'sent', place: undefined };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.kind !== 'refused') return outcome;
      // Somebody left, or the tab was turned off: nobody waits for it, and whoever opens it again is known again.
      await store.transaction(async (tx) => {
        await tx.homes.forget(userId);
      });
      return { kind: 'withdrawn' };
    }
  };

  return {
    carry: async (row) => {
      if (row.effect.kind === 'show-duty') return await showDuty(row.team, row.effect);
      if (row.effect.kind === 'illustrate') return await illustrate(row, row.effect);
      const call = await store.transaction(
        async (tx) => await callFor(tx, teams, row, clock.now()),
      );
      try {
        switch (call.kind) {
          case 'nothing':
            return { kind: 'withdrawn' };
          case 'post':
            return await post(row, call.to, call.message);
          case 'edit':
            return await edit(row, call);
          case 'home':
            return await show(call.userId);
        }
      } catch (error) {
        const outcome = outcomeOf(error);
        // What is edited or published twice is so once: no need to look.
        return call.kind !== 'post' && outcome.kind === 'unknown'
          ? { kind: 'wait', retryAfterMs: 1_000, why: outcome.why }
          : outcome;
      }
    },

    lookUp: async (row): Promise<Sighting> => {
      // A page that has become pointless may be out all the same: only if it is found can it be made to say so.
      const call = await store.transaction(
        async (tx) => await callAsDecided(tx, teams, row, clock.now()),
      );
      // What has become an edit or nothing since needs no sighting: trying again settles it.
      if (call.kind !== 'post') return { kind: 'absent' };
      for (let times = 1; ; times++) {
        try {
          return await look(row, call.to);
        } catch (error) {
          const outcome = outcomeOf(error);
          // Reading twice does no harm; sending what nobody could look for does.
          if (outcome.kind === 'unknown' && times < LOOKS) continue;
          return { kind: 'cannot-look', why: outcomeWhy(error) };
        }
      }
    },
  };

  async function look(row: ClaimedRow, to: Destination): Promise<Sighting> {
    const channel = await channels.idOf(to, clients.reads);
    // Slack's messages carry real time. A demo's clock may be ahead of it, and a look must not begin after the attempt.
    const since = Math.min(row.lastAttemptAt ?? clock.now(), realNow());
    const oldest = String(Math.floor((since - LOOK_BACK_MS) / 1_000));
    let cursor: string | undefined;
    do {
      const range = {
        channel,
        oldest,
        limit: 200,
        include_all_metadata: true,
        ...(cursor === undefined ? {} : { cursor }),
      };
      const page =
        to.kind === 'channel' && to.threadTs !== undefined
          ? await clients.reads.conversations.replies({ ...range, ts: to.threadTs })
          : await clients.reads.conversations.history(range);
      const ts = page.messages?.find((m) => carriesKey(m, row.key))?.ts;
      if (ts !== undefined) return { kind: 'found', place: { channel, ts } };
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return { kind: 'absent' };
  }
}

function carriesKey(message: object, key: string): boolean {
  const { metadata } = message as {
    readonly metadata?: {
      readonly event_type?: string;
      readonly event_payload?: { row?: unknown };
    };
  };
  return metadata?.event_type === METADATA_EVENT && metadata.event_payload?.row === key;
}

function outcomeWhy(error: unknown): string {
  const outcome = outcomeOf(error);
  return 'why' in outcome ? outcome.why : 'look-up failed';
}
