import type { App, ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { ACTIVITIES, suggestsPromotion } from '../../../../domain/incident/activity.ts';
import { parseReferences } from '../../../../domain/product/issue-reference.ts';
import { parseEffort } from '../../../../domain/text/parse-effort.ts';
import { actOnIncident, noSuchIncident } from '../../../../features/incident/act-on-incident.ts';
import { loadIncidentView } from '../../../../features/incident/incident-view.ts';
import { FIELD, FORM } from '../../ids.ts';
import { type ResolveEntries, resolveForm } from '../../views/resolve-form.ts';
import type { ListenerContext } from '../context.ts';
import { entered } from '../entered.ts';
import { refusalAnswer } from '../forms.ts';

const metadata = z.object({ number: z.number().int(), isWarned: z.boolean().default(false) });

/** What was ticked in a field of boxes. */
function ticked(view: ViewOutput, field: string): readonly string[] {
  return (view.state.values[field]?.[field]?.selected_options ?? []).map(({ value }) => value);
}

function entriesOf(view: ViewOutput): ResolveEntries {
  const boxes = ticked(view, FIELD.activities);
  return {
    activities: ACTIVITIES.filter((one) => boxes.includes(one)),
    summary: entered(view, FIELD.summary) ?? '',
    effort: entered(view, FIELD.effort) ?? '',
    issues: entered(view, FIELD.issues) ?? '',
    newTitle: entered(view, FIELD.newTitle) ?? '',
    isMarkedSerious: ticked(view, FIELD.serious).length > 0,
  };
}

/** The form that ends an incident. All that is wrong with it is said at once, at the fields. */
export function listenToResolveForm(app: App, context: ListenerContext): void {
  app.view(FORM.resolve, async ({ view, body, ack }) => {
    const { number, isWarned } = metadata.parse(JSON.parse(view.private_metadata));
    const entries = entriesOf(view);
    const found = await context.store.transaction(
      async (tx) => await loadIncidentView(tx, context.teams, number, context.clock.now()),
    );
    if (found === undefined) {
      await ack(refusalAnswer(noSuchIncident(number)));
      return;
    }
    const effort = parseEffort(entries.effort);
    const issues = parseReferences(entries.issues, found.team.source?.repository);
    if (!effort.ok || !issues.ok) {
      await ack({
        response_action: 'errors',
        errors: {
          ...(effort.ok ? {} : { [FIELD.effort]: effort.problem }),
          ...(issues.ok ? {} : { [FIELD.issues]: issues.problem }),
        },
      });
      return;
    }
    const mayPromote = found.team.source !== undefined && found.incident.state !== 'resolved';
    if (!isWarned && mayPromote && suggestsPromotion(entries.activities, effort.hours)) {
      await ack({ response_action: 'update', view: resolveForm(found, entries) });
      return;
    }
    const { activities, summary, newTitle, isMarkedSerious } = entries;
    const result = await actOnIncident(context, {
      delivery: `view:${view.id}`,
      number,
      by: { userId: body.user.id, name: body.user.name },
      act: {
        kind: 'resolve',
        summary,
        effortHours: effort.hours,
        activities,
        issues: issues.references,
        newTitle,
        isMarkedSerious,
      },
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });
}
