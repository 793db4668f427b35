import type { App } from '@slack/bolt';
import { calendarText } from '../../../../domain/icalendar/calendar-text.ts';
import { parseIncidentName } from '../../../../domain/incident/incident.ts';
import { DAY_MS } from '../../../../domain/time/instant.ts';
import {
  type AskAnswer,
  answerAsk,
  takesOwnWords,
} from '../../../../features/experts/answer-ask.ts';
import { askExpert } from '../../../../features/experts/ask-expert.ts';
import { askEvent, loadAskView } from '../../../../features/experts/ask-view.ts';
import { ACTION } from '../../ids.ts';
import type { Message } from '../../views/blocks.ts';
import { expertDeclineForm, expertLaterForm } from '../../views/expert-forms.ts';
import { readAskValue } from '../../views/expert-list.ts';
import { line } from '../../views/help.ts';
import { refusalLine } from '../answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { openForm } from '../open-form.ts';
import { sendFile } from '../rotation/send-file.ts';
import { askedMessage, suggest } from './ask.ts';

/** The buttons about experts. What an answer did shows on the message itself; a refusal is said in words. */
export function listenToAskButtons(app: App, context: ListenerContext): void {
  app.action<Press>(ACTION.expertSuggest, async ({ body, action, ack, respond }) => {
    await ack();
    const number = parseIncidentName(action.value ?? '') ?? 0;
    await tellThem(
      context,
      body,
      respond,
    )(await suggest(context, { by: actorOf(body) }, number, undefined));
  });

  app.action<Press>(ACTION.expertAsk, async ({ body, action, ack, respond }) => {
    const by = actorOf(body);
    const asked = readAskValue(action.value ?? '');
    const result = await askExpert(context, { delivery: deliveryOf(body, action), by, ...asked });
    await ack();
    await tellThem(
      context,
      body,
      respond,
    )(result.ok ? askedMessage(result, by.userId) : refusalLine(result));
  });

  for (const [actionId, kind] of [
    [ACTION.expertTime1, 'time'],
    [ACTION.expertTime2, 'time'],
    [ACTION.expertTime3, 'time'],
    [ACTION.expertNow, 'now'],
    [ACTION.expertWithdraw, 'withdraw'],
  ] as const) {
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      const [ask = '', index = ''] = (action.value ?? '').split(' ');
      const answer: AskAnswer = kind === 'time' ? { kind, index: Number(index) } : { kind };
      const result = await answerAsk(context, {
        delivery: deliveryOf(body, action),
        ask,
        by: actorOf(body),
        answer,
      });
      await ack();
      if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
    });
  }

  app.action<Press>(ACTION.expertLater, async ({ body, action, ack, respond }) => {
    await ack();
    const suggested = context.clock.now() + DAY_MS;
    const form = expertLaterForm(action.value ?? '', suggested);
    await openForm(context, body.trigger_id, form, tellThem(context, body, respond));
  });

  app.action<Press>(ACTION.expertDecline, async ({ body, action, ack, respond }) => {
    await ack();
    const ask = action.value ?? '';
    const ownWords = await context.store.transaction(
      async (tx) => await takesOwnWords(tx, context.teams, ask),
    );
    await openForm(
      context,
      body.trigger_id,
      expertDeclineForm(ask, ownWords),
      tellThem(context, body, respond),
    );
  });

  app.action<Press>(ACTION.expertFile, async ({ body, action, ack, respond }) => {
    await ack();
    await tellThem(
      context,
      body,
      respond,
    )(await sendInvitation(context, action.value ?? '', body.user.id));
  });
}

/** The agreed time as a file for a calendar program. Only the two get it. */
async function sendInvitation(
  context: ListenerContext,
  askId: string,
  userId: string,
): Promise<Message> {
  const now = context.clock.now();
  const view = await context.store.transaction(async (tx) => {
    const ask = await tx.expertAsks.get(askId);
    const team = ask && context.teams.get(ask.team);
    return team && (await loadAskView(tx, team, askId, now));
  });
  const event = view && askEvent(view);
  if (view === undefined || event === undefined) return line('That talk has been called off.');
  if (![view.owner.userId, view.expert.userId].includes(userId)) {
    return line('Only the two who talk get the calendar file.');
  }
  const revision = { sequence: 0, changedAt: view.ask.settled?.at ?? now };
  const problem = await sendFile(context, userId, {
    name: `${askId}.ics`,
    title: event.summary,
    content: Buffer.from(calendarText(event.summary, [event], revision)),
  });
  return (
    problem ?? line('The file is in your direct messages: open it with your calendar program.')
  );
}
