import type { KnownBlock, PlainTextOption } from '@slack/types';
import {
  CHANNELS_OF_CONTACT,
  OPEN_ENVIRONMENT,
  SEVERITIES,
} from '../../../domain/incident/incident.ts';
import { TITLE_LIMIT } from '../../../domain/incident/report.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form } from './blocks.ts';
import { CONTACT_LABEL } from './incident-words.ts';
import { businessMinutes, cut, LIMITS, plain } from './text.ts';

/** Slack's own limit for a multi-line input. */
const LONGEST_INPUT = 3_000;

export const words = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

export function option(value: string, label: string): PlainTextOption {
  return { text: words(cut(plain(label), LIMITS.option)), value };
}

export function input(
  field: string,
  label: string,
  element: Extract<KnownBlock, { type: 'input' }>['element'],
  extra: { readonly optional?: boolean; readonly hint?: string } = {},
): KnownBlock {
  return {
    type: 'input',
    block_id: field,
    label: words(label),
    element: { ...element, action_id: field },
    ...(extra.optional ? { optional: true } : {}),
    ...(extra.hint === undefined ? {} : { hint: words(extra.hint) }),
  };
}

export function textInput(options: {
  readonly multiline?: boolean;
  readonly max: number;
  readonly placeholder?: string;
}) {
  return {
    type: 'plain_text_input',
    max_length: options.max,
    ...(options.multiline ? { multiline: true } : {}),
    ...(options.placeholder === undefined ? {} : { placeholder: words(options.placeholder) }),
  } as const;
}

/** The form that opens an incident. */
export function reportForm(team: Team, now: Instant): Form {
  const contacts = CHANNELS_OF_CONTACT.map((value) => option(value, CONTACT_LABEL[value]));
  const severities = SEVERITIES.map((value) => option(value, value));
  // Restricted environments take no free text at all: they need a form of their own.
  const environments = team.environments.filter((e) => !e.restricted);
  const [firstContact] = contacts;
  const normal = severities.find((s) => s.value === 'normal');
  const open = option(OPEN_ENVIRONMENT, 'Open');
  return {
    type: 'modal',
    callback_id: FORM.report,
    private_metadata: JSON.stringify({ team: team.key }),
    title: words('Report an incident'),
    submit: words('Report'),
    close: words('Cancel'),
    blocks: [
      context(
        `For ${plain(team.name)}. The customer gets a first answer within ${businessMinutes(team.goalMinutes)}.`,
      ),
      input(
        FIELD.title,
        'Title',
        textInput({
          max: TITLE_LIMIT,
          placeholder: 'Contour plot crashes when restarting from a dump',
        }),
      ),
      input(FIELD.description, 'Description', textInput({ multiline: true, max: LONGEST_INPUT }), {
        optional: true,
      }),
      input(FIELD.customer, 'Customer', textInput({ max: 150, placeholder: 'Dana Reed' }), {
        optional: true,
      }),
      input(
        FIELD.reach,
        'How to reach them',
        textInput({ max: 200, placeholder: '555-0100 or dana@example.org' }),
        {
          optional: true,
          hint: 'A telephone number or an email address, or both with a comma between.',
        },
      ),
      input(FIELD.organisation, 'Organisation', textInput({ max: 150 }), { optional: true }),
      input(FIELD.contact, 'Channel of contact', {
        type: 'static_select',
        options: contacts,
        ...(firstContact ? { initial_option: firstContact } : {}),
      }),
      input(
        FIELD.cameIn,
        'Came in',
        { type: 'datetimepicker', initial_date_time: Math.floor(now / 60_000) * 60 },
        { hint: 'When the customer asked. The response clock counts from then.' },
      ),
      input(FIELD.severity, 'Severity', {
        type: 'static_select',
        options: severities,
        ...(normal ? { initial_option: normal } : {}),
      }),
      ...(environments.length === 0
        ? []
        : [
            input(FIELD.environment, 'Environment', {
              type: 'static_select',
              options: [open, ...environments.map((e) => option(e.key, e.name))],
              initial_option: open,
            }),
          ]),
    ],
  };
}
