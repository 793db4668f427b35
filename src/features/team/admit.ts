import { namedOnPaths } from '../../domain/escalation/path.ts';
import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { StandingOf } from '../../ports/standing.ts';
import type { Context } from '../context.ts';

/**
 * Whether somebody may use the bot at all: members of the workspace may, and whoever a roster or the configuration
 * names. Guests, people of other organisations and bots may not; that they tried is recorded. Where Slack does not say
 * who somebody is, they are let in: what is not for every member is refused by its own rules.
 *
 * @param what for the log: the command, or the id of the button or form.
 */
export async function admit(
  context: Pick<Context, 'store' | 'clock' | 'teams'>,
  by: Actor,
  what: string,
  standingOf: StandingOf,
): Promise<Refusal | undefined> {
  const { store, clock } = context;
  if (await isNamed(context, by.userId)) return undefined;
  const standing = await standingOf(by.userId);
  if (standing === 'member' || standing === 'unknown') return undefined;
  await store.transaction(async (tx) => {
    await tx.log.append({}, [{ type: 'refused', by, what, incident: undefined }], clock.now());
  });
  return refuse(
    'not-on-team',
    `Only members of this workspace may use Hotline, and you are ${WORDS[standing]}. Ask a member to report it for you; an admin of the team may put you on its rotation.`,
  );
}

const WORDS = {
  guest: 'a guest here',
  stranger: 'of another organisation',
  gone: 'none any more',
  bot: 'a bot',
} as const;

async function isNamed(
  { store, teams }: Pick<Context, 'store' | 'teams'>,
  userId: UserId,
): Promise<boolean> {
  for (const team of teams.values()) {
    if (team.admins.includes(userId) || namedOnPaths(team).includes(userId)) return true;
  }
  const roles = await store.transaction(async (tx) => await tx.people.byUser(userId));
  return roles.some(({ active }) => active);
}
