import type { App, BlockAction, StaticSelectAction } from '@slack/bolt';
import { teamOf } from '../../../../features/context.ts';
import { reportIncident } from '../../../../features/incident/report-incident.ts';
import { platformError } from '../../carrier/outcome.ts';
import { FIELD, FORM } from '../../ids.ts';
import { reportForm } from '../../views/forms.ts';
import { restrictedChosen, restrictedForm } from '../../views/restricted-form.ts';
import type { ListenerContext } from '../context.ts';
import { refusalAnswer } from '../forms.ts';
import { readRestrictedForm, reportFormMetadata } from './read-report-form.ts';

/** Choosing a restricted environment changes the report form into one that takes no free text; choosing another, back. */
export function listenToRestrictedForm(app: App, context: ListenerContext): void {
  const { clients, clock, teams, log } = context;
  app.action<BlockAction<StaticSelectAction>>(FIELD.environment, async ({ body, action, ack }) => {
    await ack();
    const { view } = body;
    if (view === undefined) return;
    const { team: key, message } = reportFormMetadata(view);
    const team = teamOf(teams, key);
    const environment = restrictedChosen(team, action.selected_option.value);
    const isRestricted = view.callback_id === FORM.reportRestricted;
    // Between two environments that ask for the same nothing changes: what was typed stays.
    if (environment === undefined && !isRestricted) return;
    const now = clock.now();
    const next = environment
      ? restrictedForm(team, environment, now, message)
      : reportForm(team, now);
    try {
      await clients.answers.views.update({ view_id: view.id, hash: view.hash, view: next });
    } catch (error) {
      // Whoever was faster chose again, or has sent it: then the sending looks once more.
      log.warn('a form could not be changed', { why: platformError(error) });
    }
  });

  app.view(FORM.reportRestricted, async ({ view, body, ack }) => {
    const { team: key } = reportFormMetadata(view);
    const team = teamOf(teams, key);
    const report = readRestrictedForm(view);
    if (restrictedChosen(team, report.environment) === undefined) {
      await ack({ response_action: 'update', view: reportForm(team, clock.now()) });
      return;
    }
    const result = await reportIncident(context, {
      delivery: `view:${view.id}`,
      team: key,
      by: { userId: body.user.id, name: body.user.name },
      report,
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });
}
