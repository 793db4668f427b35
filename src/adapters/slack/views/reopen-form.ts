import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import { WHY_LIMIT } from '../../../domain/incident/reopen.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form } from './blocks.ts';
import { input, textInput, words } from './forms.ts';
import { titleLine } from './incident-words.ts';

/** The form that reopens an incident. Of a restricted one it asks no reason: that may not be written down. */
export function reopenForm({ incident }: { readonly incident: Incident }): Form {
  return {
    type: 'modal',
    callback_id: FORM.reopen,
    private_metadata: JSON.stringify({ number: incident.number }),
    title: words(`Reopen ${incidentName(incident.number)}`),
    submit: words('Reopen'),
    close: words('Cancel'),
    blocks: [
      context(titleLine(incident)),
      context(
        'It goes to whoever is primary now, and its issue on GitHub is reopened. The customer’s first answer stays given: no clock runs.',
      ),
      ...(incident.isRestricted
        ? []
        : [
            input(
              FIELD.why,
              'Why',
              textInput({ multiline: true, max: WHY_LIMIT, placeholder: 'It crashes again' }),
              { optional: true },
            ),
          ]),
    ],
  };
}
