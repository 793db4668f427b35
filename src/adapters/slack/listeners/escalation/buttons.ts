import type { App, BlockAction, OverflowAction } from '@slack/bolt';
import { parseIncidentName } from '../../../../domain/incident/incident.ts';
import { endOfBusinessDay } from '../../../../domain/time/business-day.ts';
import { HOUR_MS } from '../../../../domain/time/instant.ts';
import { teamOf } from '../../../../features/context.ts';
import { actOnIncident, noSuchIncident } from '../../../../features/incident/act-on-incident.ts';
import { pathOfIncident } from '../../../../features/incident/path-of.ts';
import { ACTION } from '../../ids.ts';
import type { Message } from '../../views/blocks.ts';
import { onItUntilForm, stepUpForm } from '../../views/on-it-forms.ts';
import { pathOfIncidentMessage } from '../../views/paths.ts';
import { refusalLine } from '../answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { suggest } from '../experts/ask.ts';
import { openForm } from '../open-form.ts';
import { isInForm } from '../tell-asker.ts';
import { escalate } from './escalate.ts';

/** The menu of a card, and what a page offers beside taking it. */
export function listenToEscalation(app: App, context: ListenerContext): void {
  app.action<BlockAction<OverflowAction>>(ACTION.more, async ({ body, action, ack, respond }) => {
    const [what = '', value = ''] = action.selected_option.value.split(' ');
    const number = parseIncidentName(value) ?? 0;
    const press = asPress(body);
    const tell = tellThem(context, press, respond);
    if (what === 'escalate') {
      const delivery = `trigger:${body.trigger_id}:${action.action_id}`;
      const message = await escalate(context, { delivery, number, by: actorOf(press) });
      await ack();
      await tell(message);
      return;
    }
    await ack();
    if (what === 'until') await openOnItUntil(press, number, tell);
    else if (what === 'expert')
      await tell(await suggest(context, { by: actorOf(press) }, number, undefined));
    else await tell(await pathWords(number));
  });

  app.action<Press>(ACTION.onItUntil, async ({ body, action, ack, respond }) => {
    await ack();
    const number = parseIncidentName(action.value ?? '') ?? 0;
    await openOnItUntil(body, number, tellThem(context, body, respond));
  });

  app.action<Press>(ACTION.ownerOnIt, async ({ body, action, ack, respond }) => {
    const result = await actOnIncident(context, {
      delivery: deliveryOf(body, action),
      number: parseIncidentName(action.value ?? '') ?? 0,
      by: actorOf(body),
      act: { kind: 'on-it', whose: 'owner' },
    });
    await ack();
    if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
  });

  // On a page: the backup steps up; anybody else whom the path has reached takes the role.
  app.action<Press>(ACTION.stepUp, async ({ body, action, ack, respond }) => {
    await ack();
    const number = parseIncidentName(action.value ?? '') ?? 0;
    const tell = tellThem(context, body, respond);
    const incident = await context.store.transaction(async (tx) => await tx.incidents.get(number));
    if (incident === undefined) {
      await tell(refusalLine(noSuchIncident(number)));
      return;
    }
    const { calendar } = teamOf(context.teams, incident.team);
    const form = stepUpForm(incident, endOfBusinessDay(calendar, context.clock.now()));
    await openForm(context, body.trigger_id, form, tell, isInForm(body));
  });

  async function openOnItUntil(
    body: Press,
    number: number,
    tell: (message: Message) => Promise<void>,
  ): Promise<void> {
    const incident = await context.store.transaction(async (tx) => await tx.incidents.get(number));
    if (incident === undefined) {
      await tell(refusalLine(noSuchIncident(number)));
      return;
    }
    const form = onItUntilForm(incident, context.clock.now() + HOUR_MS);
    await openForm(context, body.trigger_id, form, tell, isInForm(body));
  }

  async function pathWords(number: number): Promise<Message> {
    const { store, clock, teams } = context;
    const of = await store.transaction(
      async (tx) => await pathOfIncident(tx, teams, number, clock.now()),
    );
    return of ? pathOfIncidentMessage(of) : refusalLine(noSuchIncident(number));
  }
}

/** Whoever chose from a menu is told, and shown forms, as whoever pressed a button. */
function asPress(body: BlockAction<OverflowAction>): Press {
  const [action] = body.actions;
  const value = action?.selected_option.value ?? '';
  return {
    ...body,
    actions: [
      {
        type: 'button',
        action_id: ACTION.more,
        block_id: action?.block_id ?? '',
        action_ts: action?.action_ts ?? '',
        text: { type: 'plain_text', text: '' },
        value,
      },
    ],
  };
}
