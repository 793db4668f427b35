import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { CoverDoubt } from '../../../features/rotation/cover/judge-cover.ts';
import type { CoverWish } from '../../../features/rotation/cover/request-cover.ts';
import { FIELD, FORM } from '../ids.ts';
import { context, type Form, section } from './blocks.ts';
import { input, option, textInput, words } from './forms.ts';
import { safe } from './text.ts';

/** What stands for everybody in the menu of people. */
export const EVERYBODY = 'everybody';

const MOST_OPTIONS = 99;

/** What an admin reads before a cover is asked for that breaks a rule. */
export function coverConfirmForm(
  team: Team,
  wish: CoverWish,
  { message, aside = [] }: CoverDoubt,
): Form {
  return {
    type: 'modal',
    callback_id: FORM.coverConfirm,
    private_metadata: JSON.stringify({ team: team.key, wish, override: aside }),
    title: words('Ask for a cover'),
    submit: words('Ask all the same'),
    close: words('Cancel'),
    blocks: [
      section(`*This cover breaks a rule.* ${safe(message)}`),
      context(
        'As an admin you may set that aside. Those whom it touches read it, and it is recorded.',
      ),
    ],
  };
}

/** The form that asks for a cover. */
export function coverForm(options: {
  readonly team: Team;
  /** Whom somebody acts for; undefined for themselves. */
  readonly forUser: string | undefined;
  readonly people: readonly Responder[];
  readonly toUser: string | undefined;
}): Form {
  const { team, forUser, people, toUser } = options;
  const all = [
    option(EVERYBODY, 'Everybody: the first to say so has it'),
    ...people.slice(0, MOST_OPTIONS).map((person) => option(person.userId, person.name)),
  ];
  const first = all.find(({ value }) => value === toUser) ?? all[0];
  return {
    type: 'modal',
    callback_id: FORM.cover,
    private_metadata: JSON.stringify({ team: team.key, forUser }),
    title: words('Ask for a cover'),
    submit: words('Ask'),
    close: words('Cancel'),
    blocks: [
      context('For a part of a week. To exchange whole weeks: /oncall swap.'),
      input(FIELD.span, 'When', textInput({ max: 100, placeholder: '8 Dec 13:00-17:00' }), {
        hint: 'Also tomorrow afternoon, 8 Dec, or 8 Dec - 9 Dec.',
      }),
      input(FIELD.coverer, 'Who', {
        type: 'static_select',
        options: all,
        ...(first ? { initial_option: first } : {}),
      }),
    ],
  };
}
