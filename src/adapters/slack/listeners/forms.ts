import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Refusal } from '../../../domain/incident/decision.ts';
import { teamOf } from '../../../features/context.ts';
import { actOnIncident } from '../../../features/incident/act-on-incident.ts';
import { reportIncident } from '../../../features/incident/report-incident.ts';
import { FIELD, FORM } from '../ids.ts';
import { errorForm } from '../views/error-form.ts';
import { restrictedChosen, restrictedForm } from '../views/restricted-form.ts';
import type { ListenerContext } from './context.ts';
import { entered } from './entered.ts';
import { readReportForm, reportFormMetadata } from './reporting/read-report-form.ts';

const resolveMetadata = z.object({ number: z.number().int() });

/** A refusal, at the field it belongs to. */
export function refusalAnswer(refusal: Refusal) {
  return refusal.field === undefined
    ? ({ response_action: 'update', view: errorForm(refusal.message) } as const)
    : ({ response_action: 'errors', errors: { [refusal.field]: refusal.message } } as const);
}

export function listenToForms(app: App, context: ListenerContext): void {
  app.view(FORM.report, async ({ view, body, ack }) => {
    const { team, message } = reportFormMetadata(view);
    const report = readReportForm(view);
    // The form was sent before it could be changed into the one for such an environment.
    const restricted = restrictedChosen(teamOf(context.teams, team), report.environment);
    if (restricted) {
      const form = restrictedForm(
        teamOf(context.teams, team),
        restricted,
        context.clock.now(),
        message,
      );
      await ack({ response_action: 'update', view: form });
      return;
    }
    const result = await reportIncident(context, {
      delivery: `view:${view.id}`,
      team,
      by: { userId: body.user.id, name: body.user.name },
      report,
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });

  app.view(FORM.resolve, async ({ view, body, ack }) => {
    const { number } = resolveMetadata.parse(JSON.parse(view.private_metadata));
    const effort = parseHours(entered(view, FIELD.effort));
    if (effort === 'unclear') {
      await ack({
        response_action: 'errors',
        errors: { [FIELD.effort]: 'Give the effort in hours, such as 1.5.' },
      });
      return;
    }
    const result = await actOnIncident(context, {
      delivery: `view:${view.id}`,
      number,
      by: { userId: body.user.id, name: body.user.name },
      act: {
        kind: 'resolve',
        summary: entered(view, FIELD.summary) ?? '',
        effortHours: effort,
      },
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });
}

/** "1.5", "1,5", "2 h". */
export function parseHours(text: string | undefined): number | undefined | 'unclear' {
  if (text === undefined) return undefined;
  const match = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:h|hours?)?$/iu.exec(text.trim());
  return match?.[1] === undefined ? 'unclear' : Number(match[1].replace(',', '.'));
}
