import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import {
  CHANNELS_OF_CONTACT,
  type Customer,
  OPEN_ENVIRONMENT,
  SEVERITIES,
} from '../../../../domain/incident/incident.ts';
import type { NewReport } from '../../../../features/incident/complete-report.ts';
import { FIELD } from '../../ids.ts';
import { readCustomer } from '../../views/customer-options.ts';
import { entered } from '../entered.ts';

const metadata = z.object({
  team: z.string(),
  openedAt: z.number().optional(),
  message: z.string().optional(),
});

/** What a report form was opened for. */
export function reportFormMetadata(view: ViewOutput): z.infer<typeof metadata> {
  return metadata.parse(JSON.parse(view.private_metadata));
}

/** What somebody entered into the report form. */
export function readReportForm(view: ViewOutput): NewReport {
  const { openedAt, message } = reportFormMetadata(view);
  const mail = entered(view, FIELD.mail);
  const cameInAt = instantIn(view, FIELD.cameIn);
  const { name, knownCustomer } = readCustomer(entered(view, FIELD.customer));
  return {
    title: entered(view, FIELD.title) ?? '',
    description: entered(view, FIELD.description) ?? '',
    customer: {
      name,
      organisation: entered(view, FIELD.organisation),
      ...reachOf(entered(view, FIELD.reach)),
    },
    contact: oneOf(CHANNELS_OF_CONTACT, entered(view, FIELD.contact), 'other'),
    severity: oneOf(SEVERITIES, entered(view, FIELD.severity), 'normal'),
    environment: entered(view, FIELD.environment) ?? OPEN_ENVIRONMENT,
    // Where nobody touched it, a pasted mail knows better when it came in.
    cameInAt: mail !== undefined && cameInAt === openedAt ? undefined : cameInAt,
    answeredAt: instantIn(view, FIELD.answeredAt),
    isRedirect: isTicked(view, FIELD.redirect),
    knownCustomer,
    mail,
    message,
  };
}

/** What somebody entered into the form of a restricted environment. */
export function readRestrictedForm(view: ViewOutput): NewReport {
  const required = entered(view, FIELD.requiredResponse);
  return {
    title: '',
    description: '',
    customer: { name: undefined, email: undefined, phone: undefined, organisation: undefined },
    contact: 'other',
    severity: 'normal',
    environment: entered(view, FIELD.environment) ?? OPEN_ENVIRONMENT,
    cameInAt: instantIn(view, FIELD.cameIn),
    goalMinutes: required === undefined ? undefined : Number(required),
    callBack: {
      phone: (entered(view, FIELD.callBack) ?? '').trim(),
      reference: entered(view, FIELD.reference)?.trim(),
    },
    message: reportFormMetadata(view).message,
  };
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

function instantIn(view: ViewOutput, field: string): number | undefined {
  const chosen = view.state.values[field]?.[field]?.selected_date_time;
  return typeof chosen === 'number' ? chosen * 1_000 : undefined;
}

function isTicked(view: ViewOutput, field: string): boolean {
  return (view.state.values[field]?.[field]?.selected_options ?? []).length > 0;
}
