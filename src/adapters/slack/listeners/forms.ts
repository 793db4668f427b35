import type { App } from '@slack/bolt';
import type { Refusal } from '../../../domain/incident/decision.ts';
import { teamOf } from '../../../features/context.ts';
import { reportIncident } from '../../../features/incident/report-incident.ts';
import { FORM } from '../ids.ts';
import { errorForm } from '../views/error-form.ts';
import { restrictedChosen, restrictedForm } from '../views/restricted-form.ts';
import type { ListenerContext } from './context.ts';
import { readReportForm, reportFormMetadata } from './reporting/read-report-form.ts';

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
}
