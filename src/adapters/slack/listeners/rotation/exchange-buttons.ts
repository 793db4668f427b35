import type { App } from '@slack/bolt';
import { answerCover } from '../../../../features/rotation/cover/answer-cover.ts';
import { settleSwap } from '../../../../features/rotation/swap/settle-swap.ts';
import { ACTION } from '../../ids.ts';
import { takeRefusal } from '../../views/cover-answers.ts';
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
}

const TOO_LATE = 'The request has lapsed meanwhile: the message says why. Nothing was changed.';
