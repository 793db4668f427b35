import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { incidentName, parseIncidentName } from '../../../../domain/incident/incident.ts';
import { callBackOf } from '../../../../features/incident/call-back-of.ts';
import { ACTION } from '../../ids.ts';
import { callBackForm } from '../../views/restricted-form.ts';
import { refusalLine } from '../answer.ts';
import { actorOf, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { openForm } from '../open-form.ts';

/** Shows where to call back in a form, which is seen by whoever opens it and stays nowhere. */
export function listenToCallBack(app: App, context: ListenerContext): void {
  app.action<BlockAction<ButtonAction>>(ACTION.callBack, async ({ body, action, ack, respond }) => {
    await ack();
    const number = parseIncidentName(action.value ?? '') ?? 0;
    const result = await callBackOf(context, number, actorOf(body));
    if (result.ok) {
      const form = callBackForm(incidentName(number), result.callBack);
      await openForm(context, body.trigger_id, form, tellThem(context, body, respond));
    } else await tellThem(context, body, respond)(refusalLine(result));
  });
}
