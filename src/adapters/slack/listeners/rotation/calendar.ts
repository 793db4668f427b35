import { calendarText } from '../../../../domain/icalendar/calendar-text.ts';
import { dutiesOf } from '../../../../features/calendar/duties-of.ts';
import {
  type Addresses,
  addressesOf,
  renewedAddress,
  revokeAddresses,
} from '../../../../features/calendar/give-address.ts';
import type { FeedScope } from '../../../../ports/feeds.ts';
import type { Message } from '../../views/blocks.ts';
import { calendarMessage } from '../../views/calendar.ts';
import { line } from '../../views/help.ts';
import { type Answer, type Answerer, type AskedOfTeam, refusalLine, say } from '../answer.ts';
import type { ListenerContext } from '../context.ts';
import { sendFile } from './send-file.ts';

/** `/oncall calendar`: addresses to subscribe to; where the bot has no public address, the calendars as files. */
export const answerCalendar: Answerer = async (context, asked) => {
  const { calendarUrl } = context;
  if (calendarUrl === undefined) return calendarFiles(context, asked);
  const { team, by } = asked;
  return say(addressesMessage(asked, await addressesOf(context, team, by), calendarUrl));
};

/** *New address*: the old one ends. */
export async function renewAddress(
  context: ListenerContext,
  asked: AskedOfTeam,
  scope: FeedScope,
): Promise<Answer> {
  const { calendarUrl } = context;
  if (calendarUrl === undefined) return calendarFiles(context, asked);
  const renewed = await renewedAddress(context, asked.team, asked.by, scope);
  return say(addressesMessage(asked, renewed, calendarUrl));
}

/** *Turn off*: all of one's addresses end. */
export const turnOffAddresses: Answerer = async (context, { team, by }) => {
  const ended = await revokeAddresses(context, team, by);
  return say(
    line(
      ended === 0
        ? 'You have no calendar address.'
        : 'Your calendar addresses are off: they lead nowhere from now on. `/oncall calendar` makes new ones.',
    ),
  );
};

function addressesMessage({ team }: AskedOfTeam, result: Addresses, url: string): Message {
  return result.ok ? calendarMessage(team, result.addresses, url) : refusalLine(result);
}

function calendarFiles(context: ListenerContext, { team, by }: AskedOfTeam): Answer {
  return {
    kind: 'message',
    message: line(
      'Your calendar comes as a file in a direct message; open it with your calendar program. It does not follow later changes: for that an admin gives Hotline a public address (HOTLINE_CALENDAR_URL).',
    ),
    after: async () => {
      const now = context.clock.now();
      for (const scope of ['own', 'team'] as const) {
        const duties = await context.store.transaction(
          async (tx) => await dutiesOf(tx, team, by.userId, scope, now),
        );
        if (duties === undefined) continue;
        // A file of later is a later revision: RFC 5545 only asks that the number grows.
        const revision = { sequence: Math.floor(now / 60_000), changedAt: now };
        const problem = await sendFile(context, by.userId, {
          name: `${team.key}-${scope === 'own' ? 'my-weeks' : 'team'}.ics`,
          title: duties.name,
          content: Buffer.from(calendarText(duties.name, duties.events, revision)),
        });
        if (problem) return problem;
      }
      return undefined;
    },
  };
}
