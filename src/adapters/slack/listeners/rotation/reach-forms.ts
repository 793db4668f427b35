import type { App } from '@slack/bolt';
import { z } from 'zod';
import { contactWayKind } from '../../../../domain/paging/read-contact-way.ts';
import { teamOf } from '../../../../features/context.ts';
import { addWay } from '../../../../features/paging/own-ways.ts';
import { FIELD, FORM } from '../../ids.ts';
import { messageForm } from '../../views/message-form.ts';
import { reachMessage } from '../../views/reach.ts';
import type { ListenerContext } from '../context.ts';
import { entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';

const metadata = z.object({ team: z.string() });

/** The form for one more way to be reached. */
export function listenToReachForms(app: App, context: ListenerContext): void {
  app.view(FORM.reach, async ({ view, body, ack }) => {
    const { team } = metadata.parse(JSON.parse(view.private_metadata));
    const result = await addWay(context, {
      delivery: `view:${view.id}`,
      team,
      by: { userId: body.user.id, name: body.user.name },
      kind: contactWayKind(entered(view, FIELD.reachKind) ?? '') ?? 'push',
      text: entered(view, FIELD.reachAddress) ?? '',
      afterMinutes: Number(entered(view, FIELD.reachAfter) ?? '0'),
    });
    await ack(
      result.ok
        ? {
            response_action: 'update',
            view: messageForm(reachMessage(teamOf(context.teams, team), result)),
          }
        : refusalAnswer(result),
    );
  });
}
