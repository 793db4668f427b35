import type { App } from '@slack/bolt';
import { z } from 'zod';
import { answerAsk } from '../../../../features/experts/answer-ask.ts';
import { FIELD, FORM } from '../../ids.ts';
import type { ListenerContext } from '../context.ts';
import { entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';

const metadata = z.object({ ask: z.string() });

/** The forms in which an expert names a time of their own, or says why they cannot help. */
export function listenToAskForms(app: App, context: ListenerContext): void {
  app.view(FORM.expertLater, async ({ view, body, ack }) => {
    const chosen = view.state.values[FIELD.time]?.[FIELD.time]?.selected_date_time;
    const result = await answerAsk(context, {
      delivery: `view:${view.id}`,
      ask: metadata.parse(JSON.parse(view.private_metadata)).ask,
      by: { userId: body.user.id, name: body.user.name },
      answer: {
        kind: 'later',
        at: typeof chosen === 'number' ? chosen * 1_000 : undefined,
        field: FIELD.time,
      },
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });

  app.view(FORM.expertDecline, async ({ view, body, ack }) => {
    const result = await answerAsk(context, {
      delivery: `view:${view.id}`,
      ask: metadata.parse(JSON.parse(view.private_metadata)).ask,
      by: { userId: body.user.id, name: body.user.name },
      answer: { kind: 'decline', reason: entered(view, FIELD.reason) ?? '', field: FIELD.reason },
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });
}
