import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { DateTime } from 'luxon';
import type { BusinessCalendar } from '../domain/time/business-calendar.ts';
import { type Instant, MINUTE_MS } from '../domain/time/instant.ts';
import { withZone } from '../domain/time/zone-abbreviation.ts';

/** The channel of the demo in which a person moves the clock. */
export const CLOCK_CHANNEL = 'demo-clock';

const BUTTONS = [
  { id: 'demo_clock_10', label: '+10 minutes', to: (now: Instant) => now + 10 * MINUTE_MS },
  { id: 'demo_clock_30', label: '+30 minutes', to: (now: Instant) => now + 30 * MINUTE_MS },
  { id: 'demo_clock_61', label: '+61 minutes', to: (now: Instant) => now + 61 * MINUTE_MS },
  {
    id: 'demo_clock_opening',
    label: 'Next opening',
    to: (now: Instant, calendar: BusinessCalendar) => nextOpening(now, calendar),
  },
  {
    id: 'demo_clock_monday',
    label: 'Next Monday 08:00',
    to: (now: Instant, { zone }: BusinessCalendar) =>
      DateTime.fromMillis(now, { zone }).startOf('week').plus({ weeks: 1, hours: 8 }).toMillis(),
  },
] as const;

function nextOpening(now: Instant, calendar: BusinessCalendar): Instant {
  let t = now;
  // Out of the present opening first, in steps that no opening is shorter than.
  while (calendar.isOpen(t)) t += 15 * MINUTE_MS;
  return calendar.nextOpen(t);
}

/** The words and buttons of the clock; `moving` while what falls due is under way. */
function clockMessage(now: Instant, calendar: BusinessCalendar, moving: boolean) {
  const local = DateTime.fromMillis(now, { zone: calendar.zone, locale: 'en-US' });
  const time = withZone(local, 'cccc d LLLL yyyy, HH:mm');
  const state = calendar.isOpen(now) ? 'open' : 'closed';
  const text = `The demo’s clock: ${time} (${state})`;
  return {
    text,
    blocks: [
      {
        type: 'section' as const,
        text: {
          type: 'mrkdwn' as const,
          text: `🕒 *${time}* · the team is ${state}\n${moving ? 'Moving…' : 'Move the clock, and everything that falls due on the way happens, in order.'}`,
        },
      },
      {
        type: 'actions' as const,
        block_id: 'demo-clock',
        elements: BUTTONS.map(({ id, label }) => ({
          type: 'button' as const,
          action_id: id,
          text: { type: 'plain_text' as const, text: label },
          value: id,
        })),
      },
    ],
  };
}

/** Lets a person move the demo's clock from within Slack: one message with buttons, edited as time goes. */
export function createClockControls(options: {
  readonly client: WebClient;
  readonly calendar: BusinessCalendar;
  readonly now: () => Instant;
  readonly moveTo: (t: Instant) => Promise<void>;
}): { readonly listen: (app: App) => void; readonly show: () => Promise<void> } {
  const { client, calendar, now, moveTo } = options;
  let place: { readonly channel: string; readonly ts: string } | undefined;

  const show = async (moving = false): Promise<void> => {
    const message = clockMessage(now(), calendar, moving);
    if (place) {
      await client.chat.update({ ...place, ...message });
      return;
    }
    const posted = await client.chat.postMessage({ channel: CLOCK_CHANNEL, ...message });
    if (posted.channel !== undefined && posted.ts !== undefined) {
      place = { channel: posted.channel, ts: posted.ts };
    }
  };

  return {
    show,
    listen: (app) => {
      for (const { id, to } of BUTTONS) {
        app.action<BlockAction<ButtonAction>>(id, async ({ ack }) => {
          await ack();
          await show(true);
          await moveTo(to(now(), calendar));
          await show();
        });
      }
    },
  };
}
