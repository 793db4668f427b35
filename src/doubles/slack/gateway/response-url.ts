import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { changeMessage, checkParts, removeMessage, showMessage } from '../show.ts';
import type { ResponsePass } from '../state/passes.ts';
import type { Block, Json, StoredMessage } from '../wire.ts';

/** A message sent to a response URL: new, or in place of the one it came from. */
export function useResponseUrl(context: Context, id: string, body: Json): Json {
  const pass = context.passes.useResponse(id);
  const original =
    pass.messageTs === undefined ? undefined : context.messages.find(pass.channel, pass.messageTs);
  if (body['delete_original'] === true) {
    removeMessage(context, present(original));
    return {};
  }
  checkParts(context, 'response_url', body);
  const content = contentOf(body);
  if (body['replace_original'] === true) {
    changeMessage(context, present(original), content, 'response_url');
    return {};
  }
  const threadTs = threadOf(pass, body);
  showMessage(context, {
    conversation: context.workspace.resolve(pass.channel),
    kind: 'response_url',
    ...content,
    ...(body['response_type'] === 'in_channel' ? {} : { ephemeralTo: pass.user }),
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  return {};
}

function present(message: StoredMessage | undefined): StoredMessage {
  if (message === undefined) throw new Refusal('message_not_found');
  return message;
}

/** In the thread only if asked: Slack answers in the channel otherwise. */
function threadOf(pass: ResponsePass, body: Json): string | undefined {
  const threadTs = body['thread_ts'];
  return typeof threadTs === 'string' ? (pass.threadTs ?? threadTs) : undefined;
}

function contentOf(body: Json): { text: string; blocks?: readonly Block[] } {
  const { text, blocks } = body;
  return {
    text: typeof text === 'string' ? text : '',
    ...(Array.isArray(blocks) ? { blocks: blocks as readonly Block[] } : {}),
  };
}
