import type { App } from '@slack/bolt';
import { z } from 'zod';
import { parseIncidentName } from '../../../../domain/incident/incident.ts';
import { editPostmortem } from '../../../../features/resolving/edit-postmortem.ts';
import { openPostmortem } from '../../../../features/resolving/postmortem-view.ts';
import { ACTION, FIELD, FORM } from '../../ids.ts';
import { postmortemForm } from '../../views/postmortem-form.ts';
import { refusalLine } from '../answer.ts';
import { actorOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';
import { openForm } from '../open-form.ts';

const metadata = z.object({ number: z.number().int(), version: z.number().int() });

/** *Edit post-mortem…* wherever it is offered, and its form. */
export function listenToPostmortems(app: App, context: ListenerContext): void {
  app.action<Press>(ACTION.postmortem, async ({ body, action, ack, respond }) => {
    await ack();
    const number = parseIncidentName(action.value ?? '') ?? 0;
    const opened = await openPostmortem(context, { number, by: actorOf(body) });
    if (opened.ok)
      await openForm(
        context,
        body.trigger_id,
        postmortemForm(opened),
        tellThem(context, body, respond),
      );
    else await tellThem(context, body, respond)(refusalLine(opened));
  });

  app.view(FORM.postmortem, async ({ view, body, ack }) => {
    const { number, version } = metadata.parse(JSON.parse(view.private_metadata));
    const result = await editPostmortem(context, {
      delivery: `view:${view.id}`,
      number,
      by: { userId: body.user.id, name: body.user.name },
      version,
      words: {
        happened: entered(view, 'happened') ?? '',
        well: entered(view, 'well') ?? '',
        badly: entered(view, 'badly') ?? '',
        change: entered(view, 'change') ?? '',
      },
      actions: (entered(view, FIELD.actions) ?? '').split('\n'),
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });
}
