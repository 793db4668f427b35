import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import { parseIncidentName } from '../../../domain/incident/incident.ts';
import { actOnIncident, noSuchIncident } from '../../../features/incident/act-on-incident.ts';
import { loadIncidentView } from '../../../features/incident/incident-view.ts';
import { ACTION } from '../ids.ts';
import type { Message } from '../views/blocks.ts';
import { resolveForm } from '../views/resolve-form.ts';
import { refusalLine } from './answer.ts';
import { answerCommand } from './answer-command.ts';
import type { ListenerContext } from './context.ts';
import { openForm } from './open-form.ts';
import { isInForm, tellAsker } from './tell-asker.ts';

export type Press = BlockAction<ButtonAction>;

export const actorOf = (body: Press) => ({
  userId: body.user.id,
  name: ('name' in body.user ? body.user.name : undefined) ?? body.user.username ?? body.user.id,
});

/** Several buttons may be pressed in one form or message; the action belongs to the key of the delivery. */
export const deliveryOf = (body: Press, action: ButtonAction): string =>
  `trigger:${body.trigger_id}:${action.action_id}`;

/** Tells the one who pressed, wherever the button stands. */
export const tellThem =
  (context: ListenerContext, body: Press, respond: RespondFn) =>
  async (message: Message): Promise<void> => {
    await tellAsker(context, body, respond, message);
  };

/** Every button on a card, a page, a reminder or an answer. */
export function listenToButtons(app: App, context: ListenerContext): void {
  for (const [actionId, kind] of [
    [ACTION.onIt, 'on-it'],
    [ACTION.answered, 'answered'],
  ] as const) {
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      const number = parseIncidentName(action.value ?? '') ?? 0;
      const result = await actOnIncident(context, {
        delivery: deliveryOf(body, action),
        number,
        by: actorOf(body),
        act: { kind },
      });
      await ack();
      // Success shows on the card and on every page; only a refusal needs words of its own.
      if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
    });
  }

  app.action<Press>(ACTION.resolve, async ({ body, action, ack, respond }) => {
    await ack();
    const number = parseIncidentName(action.value ?? '') ?? 0;
    const view = await context.store.transaction(
      async (tx) => await loadIncidentView(tx, context.teams, number, context.clock.now()),
    );
    const tell = tellThem(context, body, respond);
    if (!view) await tell(refusalLine(noSuchIncident(number)));
    else await openForm(context, body.trigger_id, resolveForm(view), tell, isInForm(body));
  });

  for (const [actionId, verb] of [
    [ACTION.report, 'report'],
    [ACTION.list, 'list'],
    [ACTION.show, 'show'],
    [ACTION.known, 'known'],
    [ACTION.paths, 'paths'],
  ] as const) {
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      await ack();
      const answer = await answerCommand(context, {
        delivery: deliveryOf(body, action),
        text: verb === 'show' || verb === 'known' ? `${verb} ${action.value ?? ''}` : verb,
        by: actorOf(body),
        // The Home tab is in no channel: there the button says which team it is of.
        channelId: body.channel?.id ?? context.teams.get(action.value ?? '')?.channels.incidents,
        channelName: body.channel?.name,
      });
      const tell = tellThem(context, body, respond);
      if (answer.kind === 'message') {
        await tell(answer.message);
        const more = await answer.after?.();
        if (more) await tell(more);
      } else await openForm(context, body.trigger_id, answer.form, tell, isInForm(body));
    });
  }
}
