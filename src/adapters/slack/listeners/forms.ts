import type { App, ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { Refusal } from '../../../domain/incident/decision.ts';
import {
  CHANNELS_OF_CONTACT,
  type Customer,
  OPEN_ENVIRONMENT,
  SEVERITIES,
} from '../../../domain/incident/incident.ts';
import { reportIncident } from '../../../features/incident/report-incident.ts';
import { FIELD, FORM } from '../ids.ts';
import { errorForm } from '../views/error-form.ts';
import type { ListenerContext } from './context.ts';

const reportMetadata = z.object({ team: z.string() });

/** What a person entered into a field, as text; undefined when it was left empty. */
export function entered(view: ViewOutput, field: string): string | undefined {
  const state = view.state.values[field]?.[field];
  const value = state?.value ?? state?.selected_option?.value ?? undefined;
  return value === undefined || value === null || value.trim() === '' ? undefined : value;
}

/** "555-0100, dana@example.org": whatever has an @ is an address, the rest is a number to call. */
export function reachOf(text: string | undefined): Pick<Customer, 'email' | 'phone'> {
  const parts = (text ?? '').split(/[,;\s]*[,;\n][,;\s]*/u).map((part) => part.trim());
  const email = parts.find((part) => part.includes('@'));
  const phone = parts.filter((part) => part !== '' && part !== email).join(', ');
  return { email, phone: phone === '' ? undefined : phone };
}

function oneOf<T extends string>(all: readonly T[], value: string | undefined, otherwise: T): T {
  return all.find((one) => one === value) ?? otherwise;
}

/** A refusal, at the field it belongs to. */
export function refusalAnswer(refusal: Refusal) {
  return refusal.field === undefined
    ? ({ response_action: 'update', view: errorForm(refusal.message) } as const)
    : ({ response_action: 'errors', errors: { [refusal.field]: refusal.message } } as const);
}

export function listenToForms(app: App, context: ListenerContext): void {
  app.view(FORM.report, async ({ view, body, ack }) => {
    const { team } = reportMetadata.parse(JSON.parse(view.private_metadata));
    const cameIn = view.state.values[FIELD.cameIn]?.[FIELD.cameIn]?.selected_date_time;
    const result = await reportIncident(context, {
      delivery: `view:${view.id}`,
      team,
      by: { userId: body.user.id, name: body.user.name },
      report: {
        title: entered(view, FIELD.title) ?? '',
        description: entered(view, FIELD.description) ?? '',
        customer: {
          name: entered(view, FIELD.customer),
          organisation: entered(view, FIELD.organisation),
          ...reachOf(entered(view, FIELD.reach)),
        },
        contact: oneOf(CHANNELS_OF_CONTACT, entered(view, FIELD.contact), 'other'),
        severity: oneOf(SEVERITIES, entered(view, FIELD.severity), 'normal'),
        environment: entered(view, FIELD.environment) ?? OPEN_ENVIRONMENT,
        cameInAt: typeof cameIn === 'number' ? cameIn * 1_000 : undefined,
      },
    });
    await ack(result.ok ? undefined : refusalAnswer(result));
  });
}
