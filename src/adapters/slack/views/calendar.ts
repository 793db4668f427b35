import type { Team } from '../../../domain/team/team.ts';
import type { Address } from '../../../features/calendar/give-address.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { safeLine, when } from './text.ts';

/** `/oncall calendar`: the addresses, for calendar programs to subscribe to. */
export function calendarMessage(
  team: Team,
  addresses: readonly Address[],
  baseUrl: string,
): Message {
  const isNew = addresses.some(({ kind }) => kind === 'new');
  return {
    text: `Calendar addresses for ${safeLine(team.name)}`,
    blocks: [
      ...addresses.map((address) => section(addressText(team, address, baseUrl))),
      context(
        isNew
          ? 'Subscribe to an address in your calendar program (“add by URL”). It is shown this once: only a hash of it is kept. Whoever has it can read the calendar, so keep it to yourself.'
          : 'Only a hash of an address is kept, so it cannot be shown again. A new address ends the old one.',
      ),
      actions(
        'calendar',
        ...(addresses.some(({ scope }) => scope === 'own')
          ? [button('New address for mine', ACTION.calendarRenewOwn, team.key)]
          : []),
        button('New address for the team’s', ACTION.calendarRenewTeam, team.key),
        button('Turn off', ACTION.calendarOff, team.key),
      ),
    ],
  };
}

function addressText(team: Team, address: Address, baseUrl: string): string {
  const what = address.scope === 'own' ? 'Your weeks' : `All of ${safeLine(team.name)}’s weeks`;
  return address.kind === 'new'
    ? `*${what}*\n\`${baseUrl}/calendar/${address.secret}.ics\``
    : `*${what}*: you have had an address since ${when(address.since, team.calendar.zone)}`;
}
