import type { UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { GivenBack } from '../../../features/rotation/cover/give-back.ts';
import type { CoverDoubt } from '../../../features/rotation/cover/judge-cover.ts';
import type { CoverRequested } from '../../../features/rotation/cover/request-cover.ts';
import type { TakenOver } from '../../../features/rotation/cover/take-over.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message } from './blocks.ts';
import { line } from './help.ts';
import { safe, safeLine, when } from './text.ts';

/** What somebody who asked for a cover is told, once it is on disk. */
export function coverRequestedMessage(requested: CoverRequested, team: Team): Message {
  const { zone } = team.calendar;
  const { role, from, to, asked, lapsesAt } = requested;
  const whom = asked === undefined ? 'Everybody is asked' : `${safeLine(asked)} is asked`;
  return line(
    `${whom} to cover as ${role}, from ${when(from, zone)} until ${when(to, zone)}. Until somebody agrees nothing changes; the request lapses ${when(lapsesAt, zone)}.`,
  );
}

/** Why somebody cannot take a cover; an admin may, knowing what it breaks. */
export function takeRefusal(refusal: CoverDoubt, offer: string): Message {
  const said = line(safe(refusal.message));
  if (refusal.aside === undefined) return said;
  return {
    ...said,
    blocks: [
      ...said.blocks,
      actions('cover-doubt', button('Take it all the same', ACTION.coverTakeAnyway, offer)),
      context(
        'As an admin you may set that aside. Those whom it touches read it, and it is recorded.',
      ),
    ],
  };
}

/** What somebody is told who passed the primary role on, or took it. */
export function takenOverMessage(taken: TakenOver, team: Team, asker: UserId): Message {
  const { kind, primary, insteadOf, to } = taken;
  const isAsker = primary.userId === asker;
  const who = isAsker ? 'You are' : `${safeLine(primary.name)} is`;
  const instead =
    insteadOf && insteadOf.userId !== asker ? ` instead of ${safeLine(insteadOf.name)}` : '';
  const told = kind === 'delegation' ? 'The channel is told.' : 'They and the channel are told.';
  return line(
    `${who} primary${instead} until ${when(to, team.calendar.zone)}. ${told} \`/oncall back\` ends it earlier.`,
  );
}

/** What somebody is told who ended a cover early. */
export function givenBackMessage(
  { cover, held, now, isCalledOff }: GivenBack,
  team: Team,
): Message {
  const { zone } = team.calendar;
  const has = now === undefined ? 'nobody' : safeLine(now);
  return line(
    isCalledOff
      ? `Called off: ${safeLine(held)} does not cover as ${cover.role} from ${when(cover.from, zone)}. ${has} is on duty then, and told.`
      : `${has} is ${cover.role} again, from now on; ${safeLine(held)} no longer is.`,
  );
}
