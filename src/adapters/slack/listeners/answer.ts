import type { Refusal } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Form, Message } from '../views/blocks.ts';
import { line } from '../views/help.ts';
import { safe } from '../views/text.ts';
import type { ListenerContext } from './context.ts';

/** What somebody who asked gets. */
export type Answer =
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** What takes longer than Slack waits: done once the answer is given. What it comes back with is told as well. */
      readonly after?: () => Promise<Message | undefined>;
    }
  | { readonly kind: 'form'; readonly form: Form };

export interface Asked {
  readonly delivery: string;
  readonly text: string;
  readonly by: Actor;
  readonly channelId: string | undefined;
  readonly channelName: string | undefined;
}

/** Asked of a team, with the words that follow the verb. */
export interface AskedOfTeam extends Asked {
  readonly team: Team;
  readonly words: string;
}

export type Answerer = (context: ListenerContext, asked: AskedOfTeam) => Promise<Answer>;

export const say = (message: Message): Answer => ({ kind: 'message', message });

/** A refusal as its own line. */
export const refusalLine = (refusal: Refusal): Message => line(safe(refusal.message));
