import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form } from './blocks.ts';
import { input, option, words } from './forms.ts';
import { titleLine } from './incident-words.ts';

const QUARTER_SECONDS = 900;

/** Until when somebody is on it: for a call back, say. */
export function onItUntilForm(incident: Incident, suggested: Instant): Form {
  return {
    type: 'modal',
    callback_id: FORM.onItUntil,
    private_metadata: JSON.stringify({ number: incident.number }),
    title: words(`I’m on ${incidentName(incident.number)}`),
    submit: words('I’m on it'),
    close: words('Cancel'),
    blocks: [
      context(titleLine(incident)),
      input(
        FIELD.until,
        'Until',
        { type: 'datetimepicker', initial_date_time: wholeQuarter(suggested) },
        {
          hint: 'Nobody is paged until then. You are asked then whether the customer has an answer; if you do not say, the pages go on. The response clock runs on.',
        },
      ),
    ],
  };
}

export const OPEN_INCIDENTS = ['waiting', 'all', 'none'] as const;
export type OpenIncidents = (typeof OPEN_INCIDENTS)[number];

const LABELS: Readonly<Record<OpenIncidents, string>> = {
  waiting: 'Those that nobody is on and nobody has answered',
  all: 'All that the primary has open',
  none: 'Only this one',
};

/** Steps up from a page: until when, and with which of the primary's incidents. */
export function stepUpForm(incident: Incident, until: Instant): Form {
  const options = OPEN_INCIDENTS.map((value) => option(value, LABELS[value]));
  const [usual] = options;
  return {
    type: 'modal',
    callback_id: FORM.stepUp,
    private_metadata: JSON.stringify({ number: incident.number }),
    title: words('Step up as primary'),
    submit: words('Step up'),
    close: words('Cancel'),
    blocks: [
      context(
        `You become primary from now, and are on ${incidentName(incident.number)}. The channel and the primary are told; \`/oncall back\` ends it earlier.`,
      ),
      input(FIELD.until, 'Until', {
        type: 'datetimepicker',
        initial_date_time: Math.floor(until / 1_000),
      }),
      input(FIELD.openIncidents, 'Incidents that become yours', {
        type: 'radio_buttons',
        options,
        ...(usual ? { initial_option: usual } : {}),
      }),
    ],
  };
}

function wholeQuarter(t: Instant): number {
  return Math.ceil(t / 1_000 / QUARTER_SECONDS) * QUARTER_SECONDS;
}
