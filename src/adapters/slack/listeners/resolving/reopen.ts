import type { App } from '@slack/bolt';
import { z } from 'zod';
import { parseIncidentName } from '../../../../domain/incident/incident.ts';
import { actOnIncident, noSuchIncident } from '../../../../features/incident/act-on-incident.ts';
import { loadIncidentView } from '../../../../features/incident/incident-view.ts';
import { ACTION, FIELD, FORM } from '../../ids.ts';
import { reopenForm } from '../../views/reopen-form.ts';
import { refusalLine } from '../answer.ts';
import { type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';
import { openForm } from '../open-form.ts';

const metadata = z.object({ number: z.number().int() });

/** *Reopen…* on the card of a resolved incident, and its form. */
export function listenToReopening(app: App, context: ListenerContext): void {
  app.action<Press>(ACTION.reopen, async ({ body, action, ack, respond }) => {
    await ack();
    const number = parseIncidentName(action.value ?? '') ?? 0;
    const view = await context.store.transaction(
      async (tx) => await loadIncidentView(tx, context.teams, number, context.clock.now()),
    );
    if (view)
      await openForm(context, body.trigger_id, reopenForm(view), tellThem(context, body, respond));
    else await tellThem(context, body, respond)(refusalLine(noSuchIncident(number)));
  });

  app.view(FORM.reopen, async ({ view, body, ack }) => {
    const { number } = metadata.parse(JSON.parse(view.private_metadata));
    const result = await actOnIncident(context, {
      delivery: `view:${view.id}`,
      number,
      by: { userId: body.user.id, name: body.user.name },
      act: { kind: 'reopen', why: entered(view, FIELD.why) ?? '' },
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });
}
