import { describe, expect, it } from '@jest/globals';
import {
  type DutySign,
  decideSign,
  refuseSign,
} from '../../../../src/domain/rotation/signs/duty-sign.ts';

const ALPHA = { primary: 'U01ALPHA', backup: 'U04DELTA' };
const BRAVO = { primary: 'U02BRAVO', backup: 'U04DELTA' };

const sign = (changes: Partial<DutySign> = {}): DutySign => ({
  team: 'visit',
  kind: 'group',
  wanted: ALPHA,
  revision: 3,
  week: '2027-01-11',
  refused: undefined,
  ...changes,
});

const refused = (why: string): DutySign => sign({ refused: { why, since: 1_000 } });

const decide = (
  before: DutySign | undefined,
  changes: Partial<Parameters<typeof decideSign>[1]> = {},
) =>
  decideSign(before, {
    team: 'visit',
    kind: 'group',
    wanted: ALPHA,
    week: '2027-01-11',
    isAfresh: false,
    ...changes,
  });

describe('a sign that shows who is on duty', () => {
  it('is brought up to date when it is first heard of', () => {
    expect(decide(undefined)).toEqual({ isDue: true, sign: sign({ revision: 1 }) });
  });

  it('is left as it is while nobody else is on duty', () => {
    expect(decide(sign())).toEqual({ isDue: false, sign: sign() });
  });

  it('follows when somebody else is on duty', () => {
    expect(decide(sign(), { wanted: BRAVO })).toEqual({
      isDue: true,
      sign: sign({ wanted: BRAVO, revision: 4 }),
    });
  });

  it('follows when a seat becomes empty', () => {
    const wanted = { primary: 'U01ALPHA', backup: undefined };
    expect(decide(sign(), { wanted }).isDue).toBe(true);
  });

  it.each([
    ['a new week begins', { week: '2027-01-18' }],
    ['the bot has been started', { isAfresh: true }],
  ])('is looked at again when %s, whoever has changed it', (_when, changes) => {
    const { isDue, sign: after } = decide(sign(), changes);
    expect([isDue, after.revision]).toEqual([true, 4]);
  });

  it('that Slack refuses is left alone at every change of the week, and remembers who is wanted', () => {
    const before = refused('permission_denied');
    expect(decide(before, { wanted: BRAVO })).toEqual({
      isDue: false,
      sign: { ...before, wanted: BRAVO },
    });
  });

  it.each([
    ['in the next week', { week: '2027-01-18' }],
    ['after a start', { isAfresh: true }],
  ])('that Slack refuses is tried again %s', (_when, changes) => {
    expect(decide(refused('permission_denied'), changes).isDue).toBe(true);
  });

  it('that was refused for the people of then is tried again with others, and not with the same', () => {
    expect(decide(refused('invalid_users'), { wanted: BRAVO }).isDue).toBe(true);
    expect(decide(refused('invalid_users')).isDue).toBe(false);
  });
});

describe('a refusal', () => {
  it('is news once, and again for another reason', () => {
    const first = refuseSign(sign(), 'permission_denied', 5_000);
    expect(first).toEqual({
      isNews: true,
      sign: sign({ refused: { why: 'permission_denied', since: 5_000 } }),
    });
    expect(refuseSign(first.sign, 'permission_denied', 6_000)).toEqual({
      isNews: false,
      sign: first.sign,
    });
    expect(refuseSign(first.sign, 'disabled', 7_000).isNews).toBe(true);
  });
});
