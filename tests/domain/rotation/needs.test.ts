import { describe, expect, it } from '@jest/globals';
import { environmentsOfNobody, needsToPlan } from '../../../src/domain/rotation/plan/needs.ts';

const OPEN = { name: 'Open', needs: [] };
const SCF = { name: 'SCF', needs: ['scf', 'on site'] };
const CHIP = { name: 'Chip', needs: ['chip'] };
const PEOPLE = [{ capabilities: ['scf', 'on site'] }, { capabilities: ['scf'] }];

describe('what environments need', () => {
  it('is planned for where somebody has all of it', () => {
    expect(needsToPlan([OPEN, SCF, CHIP], PEOPLE)).toEqual([['scf', 'on site']]);
    expect(needsToPlan([SCF], [{ capabilities: ['scf'] }, { capabilities: ['on site'] }])).toEqual(
      [],
    );
  });

  it('is named where nobody has it, instead of being missed in every week', () => {
    expect(environmentsOfNobody([OPEN, SCF, CHIP], PEOPLE)).toEqual([CHIP]);
    expect(environmentsOfNobody([OPEN], [])).toEqual([]);
  });
});
