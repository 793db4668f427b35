import type { AllMiddlewareArgs, AnyMiddlewareArgs, App } from '@slack/bolt';
import { z } from 'zod';
import type { Actor } from '../../../domain/incident/incident.ts';
import { admit } from '../../../features/team/admit.ts';
import type { StandingOf } from '../../../ports/standing.ts';
import { platformError } from '../carrier/outcome.ts';
import { errorForm } from '../views/error-form.ts';
import { refusalLine } from './answer.ts';
import type { ListenerContext } from './context.ts';
import { tellPerson } from './tell-asker.ts';

/** Events by which somebody asks something of the bot. What people write in a thread is theirs to write. */
const ASKING: ReadonlySet<string> = new Set(['app_mention', 'app_home_opened']);

const named = z.object({ id: z.string(), name: z.string().optional() });

/** Who does it, and what it is, in whichever shape Slack delivers it. */
const delivered = z.object({
  command: z.string().optional(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
  type: z.string().optional(),
  callback_id: z.string().optional(),
  user: named.optional(),
  actions: z.array(z.object({ action_id: z.string() })).optional(),
  view: z.object({ callback_id: z.string().optional() }).optional(),
  event: z.object({ type: z.string(), user: z.unknown() }).optional(),
});

/** Before everything else: guests, people of other organisations and bots may use nothing. */
export function guard(app: App, context: ListenerContext, standingOf: StandingOf): void {
  app.use(async (args) => {
    const asked = askedBy(args.body);
    const refusal =
      asked === undefined ? undefined : await admit(context, asked.by, asked.what, standingOf);
    if (asked === undefined || refusal === undefined) {
      await args.next();
      return;
    }
    const message = refusalLine(refusal);
    switch (asked.kind) {
      case 'command':
        await acknowledge(args, { response_type: 'ephemeral', ...message });
        return;
      case 'form':
        await acknowledge(args, { response_action: 'update', view: errorForm(refusal.message) });
        return;
      case 'options':
        await acknowledge(args, { options: [] });
        return;
      case 'other':
        await acknowledge(args);
        try {
          await tellPerson(context, asked.by.userId, message);
        } catch (error) {
          context.log.debug('a refusal could not be told', { why: platformError(error) });
        }
        return;
      case 'opening':
        // Nobody asked: the tab stays empty.
        return;
    }
  });
}

interface AskedBy {
  readonly by: Actor;
  readonly what: string;
  readonly kind: 'command' | 'form' | 'options' | 'opening' | 'other';
}

/** Undefined where nobody asks anything of the bot. */
function askedBy(body: unknown): AskedBy | undefined {
  const read = delivered.safeParse(body);
  if (!read.success) return undefined;
  const { command, text, user_id, user_name, type, callback_id, user, actions, view, event } =
    read.data;
  if (command !== undefined && user_id !== undefined) {
    const verb = (text ?? '').trim().split(/\s+/u)[0] ?? '';
    const by = { userId: user_id, name: user_name ?? user_id };
    return { by, what: `${command} ${verb}`.trim(), kind: 'command' };
  }
  if (event) {
    const isAsking = ASKING.has(event.type) && typeof event.user === 'string';
    if (!isAsking) return undefined;
    const by = { userId: String(event.user), name: String(event.user) };
    return { by, what: event.type, kind: event.type === 'app_mention' ? 'other' : 'opening' };
  }
  if (user === undefined || type === 'view_closed') return undefined;
  const by = { userId: user.id, name: user.name ?? user.id };
  const what = actions?.[0]?.action_id ?? callback_id ?? view?.callback_id ?? type ?? '';
  return {
    by,
    what,
    kind: type === 'view_submission' ? 'form' : type === 'block_suggestion' ? 'options' : 'other',
  };
}

/** Bolt acknowledges events by itself, and then gives nothing to acknowledge with. */
async function acknowledge(
  args: AllMiddlewareArgs & AnyMiddlewareArgs,
  response?: object,
): Promise<void> {
  const { ack } = z.object({ ack: z.unknown() }).parse(args);
  if (typeof ack === 'function') await ack(response);
}
