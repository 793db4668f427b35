import { DECLINE_REASONS, REASON_LIMIT } from '../../../domain/experts/ask.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form } from './blocks.ts';
import { input, option, textInput, words } from './forms.ts';

/**
 * The form for a time of the expert's own.
 *
 * @param suggested the time that it shows at first.
 */
export function expertLaterForm(askId: string, suggested: Instant): Form {
  return {
    type: 'modal',
    callback_id: FORM.expertLater,
    private_metadata: JSON.stringify({ ask: askId }),
    title: words('Help later'),
    submit: words('Agree'),
    close: words('Cancel'),
    blocks: [
      context('The two of you talk then, for half an hour; whoever asked is told.'),
      input(FIELD.time, 'When', {
        type: 'datetimepicker',
        initial_date_time: Math.ceil(suggested / 1_800_000) * 1_800,
      }),
    ],
  };
}

/**
 * The form for declining: a reason is required.
 *
 * @param takesOwnWords false where nothing may be written down about the incident.
 */
export function expertDeclineForm(askId: string, takesOwnWords: boolean): Form {
  return {
    type: 'modal',
    callback_id: FORM.expertDecline,
    private_metadata: JSON.stringify({ ask: askId }),
    title: words('Decline'),
    submit: words('Decline'),
    close: words('Cancel'),
    blocks: [
      context(
        takesOwnWords
          ? 'Whoever asked reads the reason, and so does the incident’s thread.'
          : 'The incident lives in a restricted environment: nothing about it may be written down here.',
      ),
      takesOwnWords
        ? input(
            FIELD.reason,
            'Why',
            textInput({
              multiline: true,
              max: REASON_LIMIT,
              placeholder: 'golf wrote that reader and knows it better',
            }),
          )
        : input(FIELD.reason, 'Why', {
            type: 'static_select',
            options: DECLINE_REASONS.map((reason) => option(reason, reason)),
          }),
    ],
  };
}
