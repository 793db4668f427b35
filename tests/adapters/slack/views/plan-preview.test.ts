import { describe, expect, it } from '@jest/globals';
import { planPreview } from '../../../../src/adapters/slack/views/plan-preview.ts';
import type { PlanPerson } from '../../../../src/domain/rotation/plan/input.ts';
import { makePlan } from '../../../../src/domain/rotation/plan/make-plan.ts';
import { seatsOf } from '../../../../src/features/rotation/planning/make-draft.ts';
import { person, teamOf } from '../../../domain/rotation/plan/teams.ts';
import { ALPHA, visit } from '../../../support/fixtures.ts';

/** The preview of these people's weeks from 4 January 2027 on, as text. */
function previewOf(people: readonly PlanPerson[], weeks: number): string {
  const input = teamOf(people, weeks);
  const plan = makePlan(input);
  const { blocks } = planPreview({
    ok: true,
    team: visit(),
    input,
    plan,
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
    },
    names: new Map(people.map(({ id, name }) => [id, name])),
  });
  return JSON.stringify(blocks);
}

describe('the preview of a plan that cannot keep every rule', () => {
  it('names the smallest conflict before what gives way because of it', () => {
    const preview = previewOf(
      ['alpha', 'bravo', 'charlie'].map((n) => person(n)),
      2,
    );
    expect(preview).toContain(
      '⚠ Mon 4 Jan and Mon 11 Jan: three people cannot fill two weeks with a week of rest; shorten the rest, or add somebody to the rotation\\n⚠ Mon 11 Jan: rest: ',
    );
  });

  it('of one person says that half the seats stay empty', () => {
    const preview = previewOf([person('alpha')], 26);
    expect(preview).toContain('*4 Jan*  alpha, backup nobody');
    expect(preview).toContain(
      '⚠ Mon 4 Jan, and 25 more times: only one person is there for two seats; add somebody to the rotation',
    );
  });

  it('of newcomers alone says whom to promote', () => {
    const preview = previewOf(
      ['alpha', 'bravo', 'charlie', 'delta'].map((n) => person(n, { level: 'newcomer' })),
      2,
    );
    expect(preview).toContain('no veteran is there; make alpha a veteran');
    expect(preview).toMatch(/\w+ and \w+ are both newcomers; it would hold if \w+ were a veteran/u);
  });
});
