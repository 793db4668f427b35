import type { App } from '@slack/bolt';
import { z } from 'zod';
import { refuse } from '../../../../domain/incident/decision.ts';
import { actOnIncident, noSuchIncident } from '../../../../features/incident/act-on-incident.ts';
import { stepUpFromPage } from '../../../../features/rotation/cover/step-up-from-page.ts';
import { FIELD, FORM } from '../../ids.ts';
import { OPEN_INCIDENTS } from '../../views/on-it-forms.ts';
import type { ListenerContext } from '../context.ts';
import { chosenAt, entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';

const metadata = z.object({ number: z.number().int() });
const openIncidents = z.enum(OPEN_INCIDENTS).catch('waiting');

/** The forms in which somebody says until when they are on it, or primary. */
export function listenToEscalationForms(app: App, context: ListenerContext): void {
  app.view(FORM.onItUntil, async ({ view, body, ack }) => {
    const { number } = metadata.parse(JSON.parse(view.private_metadata));
    const result = await actOnIncident(context, {
      delivery: `view:${view.id}`,
      number,
      by: { userId: body.user.id, name: body.user.name },
      act: { kind: 'on-it', until: chosenAt(view, FIELD.until) },
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });

  app.view(FORM.stepUp, async ({ view, body, ack }) => {
    const { number } = metadata.parse(JSON.parse(view.private_metadata));
    const to = chosenAt(view, FIELD.until);
    if (to <= context.clock.now()) {
      await ack(
        refusalAnswer(refuse('invalid', 'This time is past already. Until when?', FIELD.until)),
      );
      return;
    }
    const result = await stepUpFromPage(context, {
      delivery: `view:${view.id}`,
      number,
      by: { userId: body.user.id, name: body.user.name },
      to,
      incidents: openIncidents.parse(entered(view, FIELD.openIncidents)),
    });
    await ack(
      result === undefined
        ? refusalAnswer(noSuchIncident(number))
        : result.ok
          ? undefined
          : refusalAnswer(result),
    );
  });
}
