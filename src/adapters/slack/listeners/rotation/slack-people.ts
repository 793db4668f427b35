import { z } from 'zod';
import { type Refusal, refuse } from '../../../../domain/incident/decision.ts';
import type { UserId } from '../../../../domain/team/responder.ts';
import type { Newcomer } from '../../../../features/rotation/roster/read-wish.ts';
import { platformError } from '../../carrier/outcome.ts';
import type { ListenerContext } from '../context.ts';

const profile = z.object({
  name: z.string().default(''),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  real_name: z.string().optional(),
  profile: z
    .object({ display_name: z.string().optional(), real_name: z.string().optional() })
    .default({}),
});

/**
 * Looks people up in Slack: how they are called there, and whether they can be on a rotation. Bots, guests and people who
 * are gone cannot.
 */
export async function slackPeople(
  { clients, log }: Pick<ListenerContext, 'clients' | 'log'>,
  userIds: readonly UserId[],
): Promise<{ readonly ok: true; readonly people: readonly Newcomer[] } | Refusal> {
  const people: Newcomer[] = [];
  for (const userId of userIds) {
    try {
      const { user } = await clients.reads.users.info({ user: userId });
      const found = profile.parse(user);
      const { display_name, real_name } = found.profile;
      const names = [display_name, found.name, real_name, found.real_name].filter(
        (name) => name !== undefined && name.trim() !== '',
      );
      const why = unfit(found);
      const [name = userId] = names;
      if (why) return refuse('invalid', `${name} ${why}, and cannot be on a rotation.`, 'people');
      people.push({ userId, names: names.filter((one) => one !== undefined) });
    } catch (error) {
      log.warn('a person could not be looked up in Slack', { why: platformError(error) });
      return refuse(
        'invalid',
        'Slack did not say who that is. Nothing was changed; please try again in a minute.',
        'people',
      );
    }
  }
  return { ok: true, people };
}

function unfit(found: z.infer<typeof profile>): string | undefined {
  if (found.deleted) return 'has no account any more';
  if (found.is_bot) return 'is a bot';
  if (found.is_stranger) return 'is of another organisation';
  return found.is_restricted || found.is_ultra_restricted ? 'is a guest' : undefined;
}
