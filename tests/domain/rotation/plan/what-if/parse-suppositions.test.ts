import { describe, expect, it } from '@jest/globals';
import { parseSuppositions } from '../../../../../src/domain/rotation/plan/what-if/parse-suppositions.ts';
import { at, ZONE } from '../../../../support/fixtures.ts';

const read = (text: string) =>
  parseSuppositions(text, {
    people: [
      { id: '1', name: 'alpha', userId: 'U01ALPHA' },
      { id: '2', name: 'bravo', userId: 'U02BRAVO' },
      { id: '3', name: 'Maria Lopez', userId: 'U03MARIA' },
    ],
    me: '1',
    nameOfUser: (userId) => (userId === 'U09KIM' ? 'kim' : undefined),
    now: at('2026-11-25 10:00'),
    zone: ZONE,
  });

const problem = (text: string): string => {
  const found = read(text);
  return found.ok ? 'understood' : found.problem;
};

const AWAY = { kind: 'away', responderId: '2', from: '2026-12-20', to: '2027-01-03' };

describe('what somebody supposes', () => {
  it.each([
    ['if @bravo is away 20 Dec - 3 Jan', AWAY],
    ['what if <@U02BRAVO|bea> is on vacation from 20 Dec to 3 Jan', AWAY],
    ['Bravo’s away 20 Dec – 3 Jan', AWAY],
    ['I am off 2026-12-21', { ...AWAY, responderId: '1', from: '2026-12-21', to: '2026-12-21' }],
    ['@Maria Lopez is back 20 Dec - 3 Jan', { ...AWAY, kind: 'there', responderId: '3' }],
    ['bravo leaves 1 Mar', { kind: 'leaves', responderId: '2', on: '2027-03-01' }],
    ['@bravo is leaving the team', { kind: 'leaves', responderId: '2', on: '2026-11-25' }],
    ['@bravo has weight 0.5', { kind: 'weight', responderId: '2', weight: 0.5 }],
    ['bravo works 80%', { kind: 'weight', responderId: '2', weight: 0.8 }],
    ['bravo is half-time', { kind: 'weight', responderId: '2', weight: 0.5 }],
    ['@bravo is a veteran', { kind: 'level', responderId: '2', level: 'veteran' }],
    ['rest 2 weeks', { kind: 'rest', weeks: 2 }],
    ['a week of rest', { kind: 'rest', weeks: 1 }],
    ['graduate after four weeks', { kind: 'graduation', weeks: 4 }],
  ])('“%s”', (text, expected) => {
    expect(read(text)).toEqual({ ok: true, value: [expected] });
  });

  it('reads who joins, with what level and weight', () => {
    const joins = (level: string, weight: number) => ({
      kind: 'joins',
      person: { id: 'new kim', name: 'kim', level, weight },
      on: '2027-02-01',
    });
    expect(read('@kim joins 1 Feb')).toEqual({ ok: true, value: [joins('newcomer', 1)] });
    expect(read('<@U09KIM> joins 1 Feb as veteran with weight 0.5')).toEqual({
      ok: true,
      value: [joins('veteran', 0.5)],
    });
  });

  it('reads several changes, of several people, and of one who was named before', () => {
    expect(
      read(
        '@alpha, @bravo and @Maria Lopez are away 21 Dec; if rest 0 weeks and @bravo leaves 1 Mar',
      ),
    ).toMatchObject({
      value: [
        { kind: 'away', responderId: '1' },
        { kind: 'away', responderId: '2' },
        { kind: 'away', responderId: '3' },
        { kind: 'rest', weeks: 0 },
        { kind: 'leaves', responderId: '2' },
      ],
    });
    expect(read('@bravo has weight 0.5 and is newcomer')).toMatchObject({
      value: [
        { kind: 'weight', responderId: '2' },
        { kind: 'level', responderId: '2', level: 'newcomer' },
      ],
    });
    expect(read('@kim joins 1 Feb and @kim is away 8 Feb')).toMatchObject({
      value: [{ kind: 'joins' }, { kind: 'away', responderId: 'new kim' }],
    });
  });

  it('asks back where days can be read in two ways, or are missing', () => {
    expect(problem('@bravo is away 3/4')).toContain('“3/4” can be read in two ways');
    expect(problem('@bravo leaves 3/4/2027')).toContain('can be read in two ways');
    expect(problem('@bravo is away')).toBe('On which days? Write bravo is away 20 Dec - 3 Jan.');
  });

  it('says what it understands, and who there is', () => {
    expect(problem('@brvo is away 21 Dec')).toBe(
      'Nobody on the rotation is called brvo: did you mean bravo?',
    );
    expect(problem('@zoe leaves')).toBe(
      'Nobody on the rotation is called zoe: there are alpha, bravo, Maria Lopez.',
    );
    expect(problem('@bravo joins 1 Feb')).toContain('bravo is on the rotation already');
    expect(problem('@bravo eats cake')).toContain('“bravo eats cake” is no change that I know.');
    expect(problem('@bravo')).toContain('What of bravo?');
    expect(problem('if')).toContain('What if what? For example: @bravo is away');
    expect(problem('is away 21 Dec')).toContain('is no change that I know');
    expect(problem('@bravo has weight 5')).toContain('a weight above 0 and at most 2');
    expect(problem('rest 60 weeks')).toContain('a rest from 0 to 26 weeks');
  });
});
