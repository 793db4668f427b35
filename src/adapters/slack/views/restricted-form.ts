import { OPEN_ENVIRONMENT } from '../../../domain/incident/incident.ts';
import type { CallBack } from '../../../domain/incident/restricted.ts';
import { responseTimes } from '../../../domain/incident/restricted.ts';
import { type Environment, goalFor, type Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form, section } from './blocks.ts';
import { environmentInput, input, option, textInput, words } from './forms.ts';
import { businessMinutes, safeLine } from './text.ts';

/** The form of a restricted environment: where to call back, a number of theirs, how soon. It takes no free text. */
export function restrictedForm(
  team: Team,
  environment: Environment,
  now: Instant,
  /** Message that the form was opened from; nothing of it is kept. */
  message?: string,
): Form {
  const name = safeLine(environment.name);
  const times = responseTimes(goalFor(team, environment.key)).map((minutes) =>
    option(String(minutes), minutesLabel(minutes)),
  );
  const usual = times.find(({ value }) => value === String(goalFor(team, environment.key)));
  return {
    type: 'modal',
    callback_id: FORM.reportRestricted,
    private_metadata: JSON.stringify({ team: team.key, ...(message ? { message } : {}) }),
    title: words('Report an incident'),
    submit: words('Report'),
    close: words('Cancel'),
    blocks: [
      section(
        `*${name} is restricted.* What it is about may not be written down in Slack or on GitHub: so there is nothing to describe here, and what you had typed is gone.`,
      ),
      context(
        `Only people with access to ${name} see where to call back. Everybody else learns that there is an incident, and no more.`,
      ),
      environmentInput(team, environment.key),
      input(FIELD.callBack, 'Where to call back', textInput({ max: 40, placeholder: '2-4847' }), {
        hint: 'A telephone number, and nothing else.',
      }),
      input(FIELD.reference, 'Reference', textInput({ max: 24, placeholder: 'T-1234' }), {
        optional: true,
        hint: 'A number by which the customer knows the matter. No names, no words.',
      }),
      input(
        FIELD.requiredResponse,
        'Required response time',
        {
          type: 'static_select',
          options: times,
          ...(usual ? { initial_option: usual } : {}),
        },
        { hint: 'How soon the customer needs a first answer. It is the goal of this incident.' },
      ),
      input(
        FIELD.cameIn,
        'Came in',
        { type: 'datetimepicker', initial_date_time: Math.floor(now / 60_000) * 60 },
        { hint: 'When the customer asked. The response clock counts from then.' },
      ),
    ],
  };
}

function minutesLabel(minutes: number): string {
  return minutes % 60 === 0 && minutes >= 120
    ? `within ${String(minutes / 60)} business hours`
    : `within ${businessMinutes(minutes)}`;
}

/** What those with access see, and nobody else: in a form, so that it stands in no message. */
export function callBackForm(name: string, { phone, reference }: CallBack): Form {
  return {
    type: 'modal',
    title: words(name),
    close: words('Close'),
    blocks: [
      section(
        `☎ *${safeLine(phone)}*${reference === undefined ? '' : `\nReference ${safeLine(reference)}`}`,
      ),
      context('Only people with access see this. Do not copy it into a message.'),
    ],
  };
}

/** Whether somebody chose a restricted environment. */
export function restrictedChosen(team: Team, key: string | undefined): Environment | undefined {
  return key === undefined || key === OPEN_ENVIRONMENT
    ? undefined
    : team.environments.find((e) => e.key === key && e.restricted);
}
