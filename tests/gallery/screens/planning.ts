import { awayConfirmForm } from '../../../src/adapters/slack/views/away-forms.ts';
import { rosterPreview } from '../../../src/adapters/slack/views/people-answers.ts';
import { rosterConfirmForm } from '../../../src/adapters/slack/views/people-forms.ts';
import {
  awayPreview,
  planPreview,
  planReasons,
} from '../../../src/adapters/slack/views/plan-preview.ts';
import { safeLine } from '../../../src/adapters/slack/views/text.ts';
import { whatIfMessage } from '../../../src/adapters/slack/views/what-if.ts';
import { makePlan } from '../../../src/domain/rotation/plan/make-plan.ts';
import type { PlanDraft } from '../../../src/domain/rotation/plan-draft.ts';
import type { PlanPreview } from '../../../src/features/rotation/planning/make-draft.ts';
import { seatsOf } from '../../../src/features/rotation/planning/make-draft.ts';
import { person, teamOf } from '../../domain/rotation/plan/teams.ts';
import { ALPHA } from '../../support/fixtures.ts';
import type { Screen, World } from '../world.ts';

const NAMES = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel'];

/** A plan of so many people and weeks; of few people it cannot keep its rules. */
function preview(
  { team, call }: World,
  people: number,
  weeks: number,
  draft: Partial<PlanDraft> = {},
): PlanPreview {
  const input = teamOf(
    NAMES.slice(0, people).map((id, n) =>
      person(id, { name: call(id), level: n > 5 ? 'newcomer' : 'veteran' }),
    ),
    weeks,
  );
  const plan = makePlan(input);
  return {
    ok: true,
    team,
    input,
    plan,
    names: new Map(NAMES.map((id) => [id, call(id)])),
    draft: {
      id: '1',
      team: 'visit',
      by: ALPHA,
      madeAt: 0,
      first: '2027-01-04',
      weeks,
      basis: '',
      seats: seatsOf(input, plan),
      daysOff: undefined,
      isPublished: false,
      ...draft,
    },
  };
}

export function planningScreens(world: World): readonly Screen[] {
  const whole = preview(world, 8, 26);
  const few = preview(world, 3, 12);
  const away = preview(world, 8, 12, {
    daysOff: {
      responderId: 'alpha',
      from: '2027-01-11',
      to: '2027-01-15',
      note: world.say('leave'),
    },
  });
  const leaving = preview(world, 8, 12, {
    roster: { kind: 'change', responderId: 'bravo', to: { lastDay: '2027-03-01' } },
  });
  const nameOf = (id: string): string => safeLine(world.call(id));
  return [
    { of: 'plan-preview/planPreview', state: 'eight people, 26 weeks', view: planPreview(whole) },
    {
      of: 'plan-preview/planPreview',
      state: 'three people: rules give way',
      view: planPreview(few),
    },
    { of: 'plan-preview/planReasons', state: '26 weeks', view: planReasons(whole.draft, nameOf) },
    { of: 'plan-preview/awayPreview', state: 'published weeks lie in it', view: awayPreview(away) },
    {
      of: 'away-forms/awayConfirmForm',
      state: 'published weeks lie in it',
      view: awayConfirmForm(away),
    },
    { of: 'people-answers/rosterPreview', state: 'somebody leaves', view: rosterPreview(leaving) },
    {
      of: 'people-forms/rosterConfirmForm',
      state: 'somebody leaves',
      view: rosterConfirmForm(leaving),
    },
    {
      of: 'what-if/whatIfMessage',
      state: 'somebody leaves',
      view: whatIfMessage(
        {
          ok: true,
          team: world.team,
          whatIf: {
            changes: [{ kind: 'leaves', responderId: 'bravo', on: '2027-03-01' }],
            before: { input: whole.input, plan: whole.plan },
            after: { input: few.input, plan: few.plan },
          },
        },
        'alpha',
      ),
    },
  ];
}
