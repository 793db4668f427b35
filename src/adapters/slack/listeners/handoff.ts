import type { App } from '@slack/bolt';
import { z } from 'zod';
import { choiceFor } from '../../../domain/handoff/handoff.ts';
import { decideHandoff, type HandoffWord } from '../../../features/handoff/decide-handoff.ts';
import { noSuchIncident } from '../../../features/incident/act-on-incident.ts';
import { ACTION, FIELD, FORM } from '../ids.ts';
import { handOffForm, readHandoffValue } from '../views/handoff.ts';
import { refusalLine } from './answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from './buttons.ts';
import type { ListenerContext } from './context.ts';
import { entered } from './entered.ts';
import { refusalAnswer } from './forms.ts';
import { openForm } from './open-form.ts';

const metadata = z.object({ handoff: z.string(), number: z.number().int() });

/** The buttons and the form of a handoff. What they did shows on the message itself. */
export function listenToHandoffs(app: App, context: ListenerContext): void {
  const onPress = (
    actionId: string,
    read: (value: string) => { readonly handoff: string; readonly word: HandoffWord },
  ): void => {
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      const result = await decideHandoff(context, {
        delivery: deliveryOf(body, action),
        by: actorOf(body),
        ...read(action.value ?? ''),
      });
      await ack();
      if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
    });
  };
  onPress(ACTION.handoffKeep, (value) => {
    const { handoff, number } = readHandoffValue(value);
    return { handoff, word: { kind: 'choose', number, choice: 'keep', note: '' } };
  });
  onPress(ACTION.handoffNow, (handoff) => ({ handoff, word: { kind: 'now' } }));
  onPress(ACTION.handoffAccept, (handoff) => ({ handoff, word: { kind: 'accept' } }));

  app.action<Press>(ACTION.handOff, async ({ body, action, ack, respond }) => {
    await ack();
    const { handoff, number } = readHandoffValue(action.value);
    const found = await context.store.transaction(async (tx) => ({
      incident: await tx.incidents.get(number),
      known: await tx.handoffs.get(handoff),
    }));
    if (found.incident === undefined) {
      await tellThem(context, body, respond)(refusalLine(noSuchIncident(number)));
      return;
    }
    if (found.incident.isRestricted) {
      // There is nothing to fill in: no word about it may be written down here.
      const result = await decideHandoff(context, {
        delivery: deliveryOf(body, action),
        handoff,
        by: actorOf(body),
        word: { kind: 'choose', number, choice: 'hand-off', note: '' },
      });
      if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
      return;
    }
    const note = found.known && choiceFor(found.known, number)?.note;
    const form = handOffForm(handoff, found.incident, note ?? '');
    await openForm(context, body.trigger_id, form, tellThem(context, body, respond));
  });

  app.view(FORM.handOff, async ({ view, body, ack }) => {
    const { handoff, number } = metadata.parse(JSON.parse(view.private_metadata));
    const result = await decideHandoff(context, {
      delivery: `view:${view.id}`,
      handoff,
      by: { userId: body.user.id, name: body.user.name },
      word: { kind: 'choose', number, choice: 'hand-off', note: entered(view, FIELD.note) ?? '' },
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });
}
