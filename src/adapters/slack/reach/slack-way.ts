import type { ReachTrouble } from '../../../domain/rotation/reach.ts';
import type { UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { PagingWay } from '../../../ports/paging-way.ts';
import type { Channels } from '../carrier/channels.ts';
import { outcomeOf } from '../carrier/outcome.ts';
import type { SlackClients } from '../connection/clients.ts';

/** As many members as Slack gives at once. */
const MEMBERS_A_PAGE = 1_000;

const RETRY_MS = 5_000;

/** Thrown where Slack gave no answer that says anything about the person. */
class NotNow extends Error {
  readonly why: string;
  readonly retryAfterMs: number;

  constructor(why: string, retryAfterMs: number) {
    super(why);
    this.why = why;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Paging by Slack: a direct message, and a mention in the team's channel. */
export function createSlackWay({
  clients,
  channels,
}: {
  readonly clients: SlackClients;
  readonly channels: Channels;
}): PagingWay {
  const client = clients.reads;

  const accountTrouble = async (user: UserId): Promise<ReachTrouble | undefined> => {
    let trouble: ReachTrouble | undefined;
    const refusal = await refusalOf(async () => {
      const { user: found } = await client.users.info({ user });
      if (found?.deleted) trouble = 'deactivated';
      else if (found?.is_bot) trouble = 'bot';
    });
    const isUnknown = refusal === 'user_not_found' || refusal === 'user_not_visible';
    return isUnknown ? 'no-account' : trouble;
  };

  const messageTrouble = async (userId: UserId): Promise<ReachTrouble | undefined> => {
    const refusal = await refusalOf(
      async () => await channels.idOf({ kind: 'person', userId }, client, true),
    );
    return refusal === undefined || refusal === 'missing_scope' ? undefined : 'no-direct-message';
  };

  const channelTrouble = async (team: Team, user: UserId): Promise<ReachTrouble | undefined> => {
    let isIn = false;
    const to = { kind: 'channel', name: team.channels.incidents, threadTs: undefined } as const;
    const refusal = await refusalOf(async () => {
      const channel = await channels.idOf(to, client);
      let cursor: string | undefined;
      do {
        const page = await client.conversations.members({
          channel,
          limit: MEMBERS_A_PAGE,
          ...(cursor === undefined ? {} : { cursor }),
        });
        isIn = page.members?.includes(user) ?? false;
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (!isIn && cursor !== undefined);
    });
    // A channel that the bot itself cannot see says nothing about anybody.
    return isIn || refusal !== undefined ? undefined : 'not-in-channel';
  };

  return {
    look: async (team, { userId }) => {
      try {
        const closed = (await accountTrouble(userId)) ?? (await messageTrouble(userId));
        if (closed !== undefined) {
          const finding = { way: 'slack', isOpen: false, troubles: [closed] } as const;
          return { kind: 'looked', finding };
        }
        const trouble = await channelTrouble(team, userId);
        const troubles = trouble === undefined ? [] : [trouble];
        return { kind: 'looked', finding: { way: 'slack', isOpen: true, troubles } };
      } catch (error) {
        if (!(error instanceof NotNow)) throw error;
        return { kind: 'wait', why: error.why, retryAfterMs: error.retryAfterMs };
      }
    },
  };
}

/**
 * Slack's refusal, as a word; undefined where it did what was asked.
 *
 * @throws NotNow where it gave no answer.
 */
async function refusalOf(ask: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await ask();
    return undefined;
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.kind === 'refused') return outcome.why;
    // Without the right to ask nothing is known of the person; that it lacks is told at the start.
    if (outcome.kind === 'wait' && outcome.why === 'missing_scope') return 'missing_scope';
    throw new NotNow(
      'why' in outcome ? outcome.why : 'unknown',
      outcome.kind === 'wait' ? outcome.retryAfterMs : RETRY_MS,
    );
  }
}
