import type { Team } from '../../../domain/team/team.ts';
import { FIELD, FORM } from '../ids.ts';
import type { Form, Message } from './blocks.ts';
import { section } from './blocks.ts';
import { input, textInput, words } from './forms.ts';

const MOST_CHARACTERS = 1_000;

/**
 * The form that asks what is supposed, and shows in the same place what it would do: whoever looks can go on changing it.
 *
 * @param shown what stands above the field; nothing at first.
 */
export function whatIfForm(team: Team, shown: Message | undefined): Form {
  const form: Form = {
    type: 'modal',
    callback_id: FORM.whatIf,
    private_metadata: JSON.stringify({ team: team.key }),
    title: words('What if…'),
    submit: words('Look'),
    close: words('Close'),
    blocks: [
      ...(shown?.blocks ?? [section('Shows what a change would do, and changes nothing.')]),
      input(
        FIELD.changes,
        'What if',
        textInput({ max: MOST_CHARACTERS, multiline: true, placeholder: '@bravo leaves 1 Mar' }),
        {
          hint: 'One a line: @bravo is away 20 Dec - 3 Jan, @new joins 1 Feb as newcomer, @bravo has weight 0.5, @bravo is veteran, rest 2 weeks.',
        },
      ),
    ],
  };
  return form;
}
