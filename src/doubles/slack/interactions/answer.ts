import type { Context } from '../context.ts';
import { checkParts, showMessage } from '../show.ts';
import type { Conversation } from '../state/workspace.ts';
import { trusted } from '../trusted.ts';
import type { Block, Json } from '../wire.ts';

/** Shows what a command was acknowledged with: to the asker alone, unless it says `in_channel`. */
export function showAnswer(
  context: Context,
  given: {
    readonly user: string;
    readonly conversation: Conversation;
    readonly payload: unknown;
  },
): void {
  const answer = asMessage(given.payload);
  if (answer === undefined) return;
  checkParts(context, 'the answer to a command', answer);
  const isPublic = answer['response_type'] === 'in_channel';
  const blocks = answer['blocks'];
  showMessage(context, {
    conversation: given.conversation,
    kind: 'answer',
    text: typeof answer['text'] === 'string' ? answer['text'] : '',
    ...(Array.isArray(blocks) ? { blocks: blocks as readonly Block[] } : {}),
    ...(isPublic ? {} : { ephemeralTo: given.user }),
  });
}

function asMessage(payload: unknown): Json | undefined {
  if (typeof payload === 'string') return payload === '' ? undefined : { text: payload };
  if (typeof payload !== 'object' || payload === null) return undefined;
  const answer = trusted<Json>(payload);
  return answer['text'] === undefined && answer['blocks'] === undefined ? undefined : answer;
}
