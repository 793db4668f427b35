import type { KnownBlock, PlainTextOption } from '@slack/types';
import {
  CHANNELS_OF_CONTACT,
  OPEN_ENVIRONMENT,
  SEVERITIES,
} from '../../../domain/incident/incident.ts';
import { TITLE_LIMIT } from '../../../domain/incident/report.ts';
import {
  type SharedMessage,
  shownFrom,
  titleFrom,
} from '../../../domain/incident/shared-message.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form } from './blocks.ts';
import { CONTACT_LABEL, messageSource } from './incident-words.ts';
import { businessMinutes, cut, LIMITS, plain, safeLine } from './text.ts';

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
  extra: {
    readonly optional?: boolean;
    readonly hint?: string;
    /** The bot is told at once when somebody chooses. */
    readonly isTold?: boolean;
  } = {},
): KnownBlock {
  return {
    type: 'input',
    block_id: field,
    label: words(label),
    element: { ...element, action_id: field },
    ...(extra.optional ? { optional: true } : {}),
    ...(extra.isTold ? { dispatch_action: true } : {}),
    ...(extra.hint === undefined ? {} : { hint: words(extra.hint) }),
  };
}

export function textInput(options: {
  readonly multiline?: boolean;
  readonly max: number;
  readonly placeholder?: string;
  readonly initial?: string;
}) {
  return {
    type: 'plain_text_input',
    max_length: options.max,
    ...(options.multiline ? { multiline: true } : {}),
    ...(options.placeholder === undefined ? {} : { placeholder: words(options.placeholder) }),
    ...(options.initial === undefined || options.initial === ''
      ? {}
      : { initial_value: cut(options.initial, options.max ?? LONGEST_INPUT) }),
  } as const;
}

/** Where the incident lives. Choosing a restricted environment changes the form. */
export function environmentInput(team: Team, chosen: string = OPEN_ENVIRONMENT): KnownBlock {
  const options = [
    option(OPEN_ENVIRONMENT, 'Open'),
    ...team.environments.map((e) =>
      option(e.key, e.restricted ? `${e.name} (restricted)` : e.name),
    ),
  ];
  const initial = options.find(({ value }) => value === chosen);
  return input(
    FIELD.environment,
    'Environment',
    { type: 'static_select', options, ...(initial ? { initial_option: initial } : {}) },
    { isTold: team.environments.some((e) => e.restricted) },
  );
}

/** What a report form begins with. */
export interface ReportStart {
  /** The message in Slack that it is opened from. */
  readonly message?: SharedMessage | undefined;
  /** The box is ticked that asks for a text to send the customer on with. */
  readonly isRedirect?: boolean;
}

/** The form that opens an incident. */
export function reportForm(
  team: Team,
  now: Instant,
  { message, isRedirect = false }: ReportStart = {},
): Form {
  const contacts = CHANNELS_OF_CONTACT.map((value) => option(value, CONTACT_LABEL[value]));
  const severities = SEVERITIES.map((value) => option(value, value));
  const usualContact = contacts.find(({ value }) => value === (message ? 'slack' : 'call'));
  const normal = severities.find((s) => s.value === 'normal');
  const redirect = option('redirect', 'I was contacted directly: give me a text to send them on');
  const openedAt = Math.floor(now / 60_000) * 60_000;
  return {
    type: 'modal',
    callback_id: FORM.report,
    private_metadata: JSON.stringify({
      team: team.key,
      openedAt,
      ...(message ? { message: message.id } : {}),
    }),
    title: words(isRedirect ? 'Redirect a customer' : 'Report an incident'),
    submit: words('Report'),
    close: words('Cancel'),
    blocks: [
      context(
        `For ${safeLine(team.name)}. The customer gets a first answer within ${businessMinutes(team.goalMinutes)}.`,
      ),
      ...(message ? [context(`From ${messageSource(message, team)}`)] : []),
      input(
        FIELD.title,
        'Title',
        textInput({
          max: TITLE_LIMIT,
          placeholder: 'Contour plot crashes when restarting from a dump',
          ...(message ? { initial: titleFrom(message) } : {}),
        }),
        { optional: true, hint: 'Left empty, it is the subject of the pasted mail.' },
      ),
      input(
        FIELD.description,
        'Description',
        textInput({
          multiline: true,
          max: LONGEST_INPUT,
          ...(message ? { initial: shownFrom(message) } : {}),
        }),
        {
          optional: true,
          ...(message
            ? { hint: 'Who wrote it, when, the link and the files’ names come with it.' }
            : {}),
        },
      ),
      input(
        FIELD.mail,
        'Pasted email',
        textInput({
          multiline: true,
          max: LONGEST_INPUT,
          placeholder: 'From: Dana Reed <dana@example.org>',
        }),
        {
          optional: true,
          hint: 'With its headers if you have them: sender, date and subject fill what you leave as it is. Quotes and signatures are left out.',
        },
      ),
      input(
        FIELD.customer,
        'Customer',
        {
          type: 'external_select',
          min_query_length: 0,
          placeholder: words('Dana Reed'),
        },
        {
          optional: true,
          hint: 'Type a name. What is known of people who asked before is filled in where you leave it empty.',
        },
      ),
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
        ...(usualContact ? { initial_option: usualContact } : {}),
      }),
      input(
        FIELD.cameIn,
        'Came in',
        { type: 'datetimepicker', initial_date_time: openedAt / 1_000 },
        { hint: 'When the customer asked. The response clock counts from then.' },
      ),
      input(
        FIELD.answeredAt,
        'Already answered at',
        { type: 'datetimepicker' },
        {
          optional: true,
          hint: 'Where the customer has a first answer already: then no clock runs.',
        },
      ),
      input(FIELD.severity, 'Severity', {
        type: 'static_select',
        options: severities,
        ...(normal ? { initial_option: normal } : {}),
      }),
      ...(team.environments.length === 0 ? [] : [environmentInput(team)]),
      input(
        FIELD.redirect,
        'Redirect',
        {
          type: 'checkboxes',
          options: [redirect],
          ...(isRedirect ? { initial_options: [redirect] } : {}),
        },
        { optional: true },
      ),
    ],
  };
}
