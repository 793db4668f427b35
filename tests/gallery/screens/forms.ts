import { awayForm } from '../../../src/adapters/slack/views/away-forms.ts';
import { coverConfirmForm, coverForm } from '../../../src/adapters/slack/views/cover-form.ts';
import { errorForm } from '../../../src/adapters/slack/views/error-form.ts';
import {
  expertDeclineForm,
  expertLaterForm,
} from '../../../src/adapters/slack/views/expert-forms.ts';
import { reportForm } from '../../../src/adapters/slack/views/forms.ts';
import {
  addPeopleForm,
  changePersonForm,
  doneForm,
  workingForm,
} from '../../../src/adapters/slack/views/people-forms.ts';
import { callBackForm, restrictedForm } from '../../../src/adapters/slack/views/restricted-form.ts';
import {
  addToIncidentForm,
  chooseTeamForm,
  mentionOffer,
} from '../../../src/adapters/slack/views/shared-message.ts';
import { swapForm } from '../../../src/adapters/slack/views/swap-forms.ts';
import { safe } from '../../../src/adapters/slack/views/text.ts';
import { whatIfForm } from '../../../src/adapters/slack/views/what-if-form.ts';
import type { ScheduledSpell } from '../../../src/domain/rotation/schedule.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { at, visit } from '../../support/fixtures.ts';
import { many, type Screen, type World } from '../world.ts';

export function formScreens({
  say,
  call,
  team,
  now,
  incident,
  alpha,
  delta,
}: World): readonly Screen[] {
  const [environment] = team.environments;
  const message = {
    id: 'C1/1',
    author: call('uma'),
    authorId: 'U09USER',
    channelName: call('general'),
    text: say('the plot is empty').repeat(30),
    saidAt: now,
    files: many((n) => say(`dump-${String(n)}`), 5),
    link: 'https://example.slack.com/archives/C1/p1',
    incident: undefined,
  };
  const spell = (n: number): ScheduledSpell => ({
    role: 'primary',
    responder: alpha,
    reason: 'rotation',
    from: at('2027-01-11 08:00') + n * 604_800_000,
    to: at('2027-01-15 17:00') + n * 604_800_000,
  });
  const seats = many((n) => ({
    week: addDays('2027-02-01', 7 * n),
    role: 'primary' as const,
    responderId: 'a',
  }));
  const others = many((n) => ({
    person: { ...delta, id: `d${String(n)}`, userId: `U1${String(n)}` },
    seats,
  }));
  return [
    { of: 'forms/reportForm', state: 'empty', view: reportForm(team, now) },
    { of: 'forms/reportForm', state: 'from a message', view: reportForm(team, now, { message }) },
    {
      of: 'forms/reportForm',
      state: 'to redirect',
      view: reportForm(team, now, { isRedirect: true }),
    },
    ...(environment
      ? [
          {
            of: 'restricted-form/restrictedForm',
            state: 'empty',
            view: restrictedForm(team, environment, now),
          },
        ]
      : []),
    {
      of: 'restricted-form/callBackForm',
      state: 'a number',
      view: callBackForm('INC-41', { phone: '555-0100', reference: 'A-7' }),
    },
    {
      of: 'shared-message/addToIncidentForm',
      state: 'none open',
      view: addToIncidentForm(team, message, []),
    },
    {
      of: 'shared-message/addToIncidentForm',
      state: '40 open',
      view: addToIncidentForm(
        team,
        message,
        many((n) => incident({ number: n + 1 })),
      ),
    },
    {
      of: 'shared-message/chooseTeamForm',
      state: '40 teams',
      view: chooseTeamForm(
        many((n) => visit({ key: `t${String(n)}`, name: call('Team') })),
        'report',
      ),
    },
    { of: 'shared-message/mentionOffer', state: 'a mention', view: mentionOffer(team, message) },
    {
      of: 'error-form/errorForm',
      state: 'a refusal',
      view: errorForm(say('That is an admin’s to do.')),
    },
    { of: 'expert-forms/expertLaterForm', state: 'open', view: expertLaterForm('ask-1', now) },
    {
      of: 'expert-forms/expertDeclineForm',
      state: 'with own words',
      view: expertDeclineForm('ask-1', true),
    },
    {
      of: 'expert-forms/expertDeclineForm',
      state: 'restricted',
      view: expertDeclineForm('ask-1', false),
    },
    {
      of: 'away-forms/awayForm',
      state: 'nothing ahead',
      view: awayForm({ team, forUser: undefined, name: alpha.name, ahead: [] }),
    },
    {
      of: 'away-forms/awayForm',
      state: '40 ahead, for somebody else',
      view: awayForm({
        team,
        forUser: 'U04DELTA',
        name: delta.name,
        ahead: many((n) => ({
          responderId: 'd',
          from: addDays('2027-03-01', 7 * n),
          to: addDays('2027-03-02', 7 * n),
          note: say(''),
        })),
      }),
    },
    {
      of: 'cover-form/coverForm',
      state: '40 people',
      view: coverForm({
        team,
        forUser: undefined,
        name: alpha.name,
        duties: [spell(0), ...many((n) => spell(n + 1))],
        people: others.map(({ person }) => person),
        toUser: undefined,
        now,
      }),
    },
    {
      of: 'cover-form/coverConfirmForm',
      state: 'breaks a rule',
      view: coverConfirmForm(
        team,
        { forUser: undefined, toUser: 'U04DELTA', from: now, to: now + 1 },
        {
          ok: false,
          code: 'rule-broken',
          message: say('Both would be newcomers.'),
          aside: ['pairing'],
        },
      ),
    },
    {
      of: 'swap-forms/swapForm',
      state: '40 people with 40 weeks',
      view: swapForm({
        team,
        forUser: undefined,
        asker: alpha,
        own: seats,
        others,
        gives: undefined,
      }),
    },
    { of: 'people-forms/addPeopleForm', state: 'empty', view: addPeopleForm(team) },
    {
      of: 'people-forms/changePersonForm',
      state: 'an admin',
      view: changePersonForm(
        team,
        { ...alpha, capabilities: many((n) => call(`scf${String(n)}`), 20) },
        true,
      ),
    },
    {
      of: 'people-forms/changePersonForm',
      state: 'oneself',
      view: changePersonForm(team, alpha, false),
    },
    { of: 'people-forms/workingForm', state: 'planning', view: workingForm() },
    {
      of: 'people-forms/doneForm',
      state: 'done',
      view: doneForm(safe('delta is on the rotation.')),
    },
    { of: 'what-if-form/whatIfForm', state: 'empty', view: whatIfForm(team, undefined) },
  ];
}
