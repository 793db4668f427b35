import type { App } from '@slack/bolt';
import { parseIncidentName } from '../../../../domain/incident/incident.ts';
import { actOnIncident } from '../../../../features/incident/act-on-incident.ts';
import { loadIncidentView } from '../../../../features/incident/incident-view.ts';
import { ACTION } from '../../ids.ts';
import { keptOpen } from '../../views/silence.ts';
import { refusalLine } from '../answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';

/** The two answers to “nothing was heard: close it?”. */
export function listenToSilence(app: App, context: ListenerContext): void {
  app.action<Press>(ACTION.closeUnanswered, async ({ body, action, ack, respond }) => {
    const result = await actOnIncident(context, {
      delivery: deliveryOf(body, action),
      number: parseIncidentName(action.value ?? '') ?? 0,
      by: actorOf(body),
      act: { kind: 'close-unanswered' },
    });
    await ack();
    // Success shows where the question stood: it is edited like a page that somebody took.
    if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
  });

  app.action<Press>(ACTION.keepOpen, async ({ body, action, ack, respond }) => {
    const number = parseIncidentName(action.value ?? '') ?? 0;
    const result = await actOnIncident(context, {
      delivery: deliveryOf(body, action),
      number,
      by: actorOf(body),
      act: { kind: 'keep-open' },
    });
    await ack();
    if (!result.ok) {
      await tellThem(context, body, respond)(refusalLine(result));
      return;
    }
    const now = context.clock.now();
    const view = await context.store.transaction(
      async (tx) => await loadIncidentView(tx, context.teams, number, now),
    );
    if (view) await respond({ replace_original: true, ...keptOpen(number, view.team, now) });
  });
}
