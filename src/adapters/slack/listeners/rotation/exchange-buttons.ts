import type { App } from '@slack/bolt';
import { endOfBusinessDay } from '../../../../domain/time/business-day.ts';
import { dutyAt } from '../../../../features/duty/duty-at.ts';
import { answerCover } from '../../../../features/rotation/cover/answer-cover.ts';
import { takeOver } from '../../../../features/rotation/cover/take-over.ts';
import { settleSwap } from '../../../../features/rotation/swap/settle-swap.ts';
import { ACTION } from '../../ids.ts';
import { takenOverMessage, takeRefusal } from '../../views/cover-answers.ts';
import { line } from '../../views/help.ts';
import { refusalLine } from '../answer.ts';
import { actorOf, deliveryOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';

/** The buttons of requests for swaps and covers. What they did shows on the message itself. */
export function listenToExchangeButtons(app: App, context: ListenerContext): void {
  for (const [actionId, answer] of [
    [ACTION.swapAccept, 'accept'],
    [ACTION.swapDecline, 'decline'],
    [ACTION.swapWithdraw, 'withdraw'],
  ] as const) {
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      const result = await settleSwap(context, {
        delivery: deliveryOf(body, action),
        swap: action.value ?? '',
        by: actorOf(body),
        answer,
      });
      await ack();
      if (!result.ok) await tellThem(context, body, respond)(refusalLine(result));
      else if (result.state === 'lapsed') await tellThem(context, body, respond)(line(TOO_LATE));
    });
  }
  for (const [actionId, answer] of [
    [ACTION.coverTake, 'take'],
    [ACTION.coverTakeAnyway, 'take-anyway'],
    [ACTION.coverDecline, 'decline'],
    [ACTION.coverWithdraw, 'withdraw'],
  ] as const) {
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      const result = await answerCover(context, {
        delivery: deliveryOf(body, action),
        offer: action.value ?? '',
        by: actorOf(body),
        answer,
      });
      await ack();
      const tell = tellThem(context, body, respond);
      if (!result.ok) await tell(takeRefusal(result, action.value ?? ''));
      else if (result.state === 'lapsed') await tell(line(TOO_LATE));
    });
  }
  // On a page: the backup steps up; anybody else whom the path has reached takes the role.
  app.action<Press>(ACTION.stepUp, async ({ body, action, ack, respond }) => {
    const team = context.teams.get(action.value ?? '');
    const by = actorOf(body);
    if (team === undefined) {
      await ack();
      await tellThem(context, body, respond)(line('That team is not known any more.'));
      return;
    }
    const now = context.clock.now();
    const { backup } = await context.store.transaction(async (tx) => await dutyAt(tx, team, now));
    const result = await takeOver(context, {
      delivery: deliveryOf(body, action),
      team: team.key,
      by,
      forUser: undefined,
      kind: backup?.userId === by.userId ? 'step-up' : 'take',
      to: endOfBusinessDay(team.calendar, now),
    });
    await ack();
    await tellThem(
      context,
      body,
      respond,
    )(result.ok ? takenOverMessage(result, team, by.userId) : refusalLine(result));
  });
}

const TOO_LATE = 'The request has lapsed meanwhile: the message says why. Nothing was changed.';
