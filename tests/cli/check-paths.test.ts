import { describe, expect, it } from '@jest/globals';
import { checkPaths } from '../../src/cli/check-paths.ts';
import type { Responder } from '../../src/domain/team/responder.ts';
import { MINIMAL, teamOf } from '../config/config-text.ts';

const person = (userId: string, more: Partial<Responder> = {}): Responder => ({
  id: userId,
  team: 'visit',
  name: userId.slice(3).toLowerCase(),
  userId,
  github: undefined,
  email: undefined,
  phone: undefined,
  level: 'veteran',
  weight: 1,
  capabilities: [],
  topics: [],
  active: true,
  ...more,
});

const TEAM = teamOf(`${MINIMAL}    escalation:
      - { page: backup }
      - { page: U04DELTA, after: 5 }
      - { page: U09NOBODY, after: 5 }
      - { page: { capability: gpu }, after: 5 }
      - { tell: channel, after: 5 }
`);

describe('what doctor says of escalation paths', () => {
  it('names the steps that would reach nobody, and those that may be slips', () => {
    const roster = [person('U01ALPHA'), person('U04DELTA', { active: false })];
    expect(checkPaths(TEAM, roster).map(({ state, detail }) => `${state} ${detail}`)).toEqual([
      'bad escalation[1] pages delta (U04DELTA), who has left the rotation: it is passed over. Name somebody else',
      'warning escalation[2] pages U09NOBODY, who is not on the rotation: check that this is the right member id',
      'bad escalation[3] pages those with gpu, and nobody has it: it is passed over. Correct the word, or enter it for somebody with /oncall people',
    ]);
  });

  it('is content where every step reaches somebody, and says where nobody is on the rotation yet', () => {
    const all = ['U04DELTA', 'U09NOBODY'].map((id) => person(id, { capabilities: ['GPU'] }));
    expect(checkPaths(TEAM, all).map(({ state }) => state)).toEqual(['good']);
    expect(checkPaths(TEAM, []).map(({ state }) => state)).toEqual(['warning']);
  });
});
