import type { App } from '@slack/bolt';
import { z } from 'zod';
import { teamOf } from '../../../../features/context.ts';
import { addToIncident } from '../../../../features/incident/add-to-incident.ts';
import { FIELD, FORM } from '../../ids.ts';
import type { ListenerContext } from '../context.ts';
import { entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';
import { formOfTeam } from './report-start.ts';

const adding = z.object({ message: z.string() });
const choosing = z.object({ purpose: z.enum(['report', 'add']), message: z.string().optional() });

/** The forms that the shortcuts on messages open, beside the report form. */
export function listenToMessageForms(app: App, context: ListenerContext): void {
  app.view(FORM.addToIncident, async ({ view, body, ack }) => {
    const { message } = adding.parse(JSON.parse(view.private_metadata));
    const result = await addToIncident(context, {
      delivery: `view:${view.id}`,
      number: Number(entered(view, FIELD.incident) ?? 0),
      by: { userId: body.user.id, name: body.user.name },
      message,
    });
    await ack(result.ok ? undefined : refusalAnswer({ ...result, field: FIELD.incident }));
  });

  app.view(FORM.chooseTeam, async ({ view, ack }) => {
    const { purpose, message } = choosing.parse(JSON.parse(view.private_metadata));
    const team = teamOf(context.teams, entered(view, FIELD.team) ?? '');
    const shared =
      message === undefined
        ? undefined
        : await context.store.transaction(async (tx) => await tx.sharedMessages.get(message));
    const form = await formOfTeam(context, purpose, team, shared);
    await ack({ response_action: 'update', view: form });
  });
}
