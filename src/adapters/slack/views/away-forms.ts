import type { Team } from '../../../domain/team/team.ts';
import type { PlanPreview } from '../../../features/rotation/planning/make-draft.ts';
import type { TimeOff } from '../../../ports/store.ts';
import { FIELD, FORM } from '../ids.ts';
import { timeOffWords } from './away.ts';
import { context, type Form } from './blocks.ts';
import { input, textInput, words } from './forms.ts';
import { awayPreviewBlocks } from './plan-preview.ts';
import { cut, plain, safeLine } from './text.ts';

const LONGEST_NOTE = 150;

/** Most of what is ahead may be said before it would push the fields off the screen. */
const LONGEST_LIST = 300;

/** The form that takes days off. */
export function awayForm(options: {
  readonly team: Team;
  /** Whom an admin acts for; undefined for themselves. */
  readonly forUser: string | undefined;
  readonly name: string;
  readonly ahead: readonly TimeOff[];
}): Form {
  const { team, forUser, name, ahead } = options;
  const whose = forUser === undefined ? '' : ` of ${safeLine(name)}`;
  return {
    type: 'modal',
    callback_id: FORM.away,
    private_metadata: JSON.stringify({ team: team.key, forUser }),
    title: words('Time off'),
    submit: words('See what it moves'),
    close: words('Cancel'),
    blocks: [
      context(
        forUser === undefined
          ? 'Nothing changes before you have seen who takes over your published weeks.'
          : `For ${safeLine(name)}, who is told. Nothing changes before you have seen who takes over.`,
      ),
      input(FIELD.from, 'First day off', { type: 'datepicker' }),
      input(
        FIELD.to,
        'Last day off',
        { type: 'datepicker' },
        { optional: true, hint: 'Left empty, it is a single day.' },
      ),
      input(FIELD.note, 'Note', textInput({ max: LONGEST_NOTE, placeholder: 'Skiing' }), {
        optional: true,
        hint: `Only ${forUser === undefined ? 'you' : cut(plain(name), 60)} and the admins see it.`,
      }),
      ...(ahead.length === 0
        ? []
        : [
            context(
              cut(`Days off ahead${whose}: ${ahead.map(timeOffWords).join(', ')}`, LONGEST_LIST),
            ),
          ]),
    ],
  };
}

/** Who would take the published weeks over, before anything is written. */
export function awayConfirmForm(preview: PlanPreview): Form {
  return {
    type: 'modal',
    callback_id: FORM.awayConfirm,
    private_metadata: JSON.stringify({ draft: preview.draft.id }),
    title: words('Time off'),
    submit: words('Take the days off'),
    close: words('Cancel'),
    blocks: [...awayPreviewBlocks(preview)],
  };
}
