import type { Level, Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { PlanPreview } from '../../../features/rotation/planning/make-draft.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form, section } from './blocks.ts';
import { input, option, textInput, words } from './forms.ts';
import { changeWords } from './people-words.ts';
import { previewLines } from './plan-preview.ts';
import { cut, LIMITS, plain, safeLine } from './text.ts';

/** So many people at once: each is looked up in Slack. */
const MOST_AT_ONCE = 20;

const LEVELS = [
  option('newcomer', 'Newcomer: paired with a veteran'),
  option('veteran', 'Veteran'),
];

/** The form that adds people, several of one kind at once. */
export function addPeopleForm(team: Team): Form {
  return {
    type: 'modal',
    callback_id: FORM.peopleAdd,
    private_metadata: JSON.stringify({ team: team.key }),
    title: words('Add people'),
    submit: words('See what it does'),
    close: words('Cancel'),
    blocks: [
      context(
        `Who is alike can be added together: the veterans first, then those with half a share, then the newcomers. Each may be changed later.`,
      ),
      input(FIELD.people, 'Who', {
        type: 'multi_users_select',
        max_selected_items: MOST_AT_ONCE,
        placeholder: words('People of this workspace'),
      }),
      input(FIELD.level, 'Level', { type: 'radio_buttons', options: LEVELS }),
      weightInput(1),
      capabilitiesInput(team, []),
      input(
        FIELD.from,
        'From',
        { type: 'datepicker' },
        { optional: true, hint: 'Their first day on the rotation. Empty: from this week on.' },
      ),
    ],
  };
}

/** The form that changes what is known of one person; what only an admin may change is an admin's to see. */
export function changePersonForm(team: Team, person: Responder, isAdmin: boolean): Form {
  const level = LEVELS.find(({ value }) => value === (person.level satisfies Level));
  return {
    type: 'modal',
    callback_id: FORM.personChange,
    private_metadata: JSON.stringify({ team: team.key, userId: person.userId }),
    title: words(cut(`Change ${plain(person.name)}`, TITLE_LIMIT)),
    submit: words(isAdmin ? 'See what it does' : 'Change'),
    close: words('Cancel'),
    blocks: [
      ...(isAdmin
        ? [
            input(FIELD.level, 'Level', {
              type: 'radio_buttons',
              options: LEVELS,
              ...(level ? { initial_option: level } : {}),
            }),
            weightInput(person.weight),
            capabilitiesInput(team, person.capabilities),
          ]
        : []),
      input(FIELD.github, 'GitHub login', filled(textInput({ max: 60 }), person.github), {
        optional: true,
        hint: 'To whom issues of incidents are assigned.',
      }),
      input(FIELD.email, 'Email', filled(textInput({ max: 254 }), person.email), {
        optional: true,
      }),
      ...(isAdmin
        ? [
            input(
              FIELD.lastDay,
              'Last day on the rotation',
              { type: 'datepicker', ...(person.leavesOn ? { initial_date: person.leavesOn } : {}) },
              {
                optional: true,
                hint: 'For somebody who leaves. Their weeks go to others, with as few changes as can be.',
              },
            ),
          ]
        : []),
    ],
  };
}

/** What stands in the form's place while it is worked out. */
export function workingForm(): Form {
  return {
    type: 'modal',
    title: words('One moment'),
    close: words('Close'),
    blocks: [section('Looking at what it means for the schedule: it takes a few seconds.')],
  };
}

/** What a change does to published weeks, before anything is written. */
export function rosterConfirmForm(preview: PlanPreview): Form {
  const { draft, names } = preview;
  const what = draft.roster && changeWords(draft.roster, (id) => names.get(id) ?? 'somebody');
  return {
    type: 'modal',
    callback_id: FORM.rosterConfirm,
    private_metadata: JSON.stringify({ draft: draft.id }),
    title: words('See what it does'),
    submit: words('Apply'),
    close: words('Cancel'),
    blocks: [section(`*${what ?? 'A change'}.* Nothing is written yet.`), ...previewLines(preview)],
  };
}

/** What came of a form, where it is not to be seen elsewhere. The text is safe mrkdwn. */
export function doneForm(text: string): Form {
  return {
    type: 'modal',
    title: words('Done'),
    close: words('Close'),
    blocks: [section(text)],
  };
}

/** Slack's own limit for a form's title. */
const TITLE_LIMIT = 24;

function weightInput(weight: number) {
  return input(
    FIELD.weight,
    'Share of duty',
    filled(textInput({ max: 10, placeholder: '1' }), String(weight)),
    { hint: '1 is a full share, 0.5 half of it, for somebody who works half of the time.' },
  );
}

function capabilitiesInput(team: Team, capabilities: readonly string[]) {
  const wanted = [...new Set(team.environments.flatMap(({ needs }) => needs))];
  const hint =
    wanted.length === 0
      ? 'With commas between.'
      : `With commas between. Environments need: ${wanted.map(safeLine).join(', ')}.`;
  return input(
    FIELD.capabilities,
    'Capabilities',
    filled(textInput({ max: 3_000 }), capabilities.join(', ')),
    { optional: true, hint: cut(hint, LIMITS.header) },
  );
}

function filled<T extends object>(element: T, value: string | undefined) {
  return value === undefined || value === '' ? element : { ...element, initial_value: value };
}
