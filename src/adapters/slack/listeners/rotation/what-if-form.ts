import type { App } from '@slack/bolt';
import { z } from 'zod';
import { teamOf } from '../../../../features/context.ts';
import {
  planSupposed,
  readSuppositions,
} from '../../../../features/rotation/planning/suppose-plan.ts';
import { platformError } from '../../carrier/outcome.ts';
import { ACTION, FIELD, FORM } from '../../ids.ts';
import type { Form } from '../../views/blocks.ts';
import { line } from '../../views/help.ts';
import { whatIfMessage } from '../../views/what-if.ts';
import { whatIfForm } from '../../views/what-if-form.ts';
import { type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';
import { openForm } from '../open-form.ts';
import { idOf, LOOKING } from './what-if.ts';

const metadata = z.object({ team: z.string() });

/** The button that opens the form, and the form, which shows what it was asked. */
export function listenToWhatIfForm(app: App, context: ListenerContext): void {
  app.action<Press>(ACTION.whatIf, async ({ body, action, ack, respond }) => {
    await ack();
    const form = whatIfForm(teamOf(context.teams, action.value ?? ''), undefined);
    await openForm(context, body.trigger_id, form, tellThem(context, body, respond));
  });

  app.view(FORM.whatIf, async ({ view, body, ack }) => {
    const { team: key } = metadata.parse(JSON.parse(view.private_metadata));
    const team = teamOf(context.teams, key);
    const by = { userId: body.user.id, name: body.user.name };
    const words = entered(view, FIELD.changes) ?? '';
    const supposed = await readSuppositions(context, { team: key, by, words, weeks: undefined });
    if (!supposed.ok) {
      await ack(refusalAnswer({ ...supposed, field: FIELD.changes }));
      return;
    }
    await ack({ response_action: 'update', view: whatIfForm(team, line(LOOKING)) });
    const planned = await planSupposed(context, key, supposed);
    const message = whatIfMessage(planned, await idOf(context, key, by));
    await updateForm(context, view.id, whatIfForm(team, message));
  });
}

/** The form may have been closed meanwhile: then there is nobody to tell. */
async function updateForm(
  { clients, log }: ListenerContext,
  id: string,
  form: Form,
): Promise<void> {
  try {
    await clients.answers.views.update({ view_id: id, view: form });
  } catch (error) {
    log.info('a form was closed before its answer came', { why: platformError(error) });
  }
}
