import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { allScreens } from './all-screens.ts';
import { EMOJI, rowsOf, slipsIn } from './words.ts';
import { DRESSINGS, type Screen } from './world.ts';

const GUIDE = readFileSync(new URL('../../docs/words.md', import.meta.url), 'utf8');

/** A button's row, besides its menu. */
const MOST_IN_ROW = 5;

const named = ({ of, state }: Screen): string => `${of} | ${state}`;

// What Hotline says itself: people's own words may be whatever they are.
describe('every screen', () => {
  let screens: readonly Screen[] = [];
  beforeAll(async () => {
    const [plain] = DRESSINGS;
    screens = plain ? await allScreens(plain) : [];
  });
  const all = (isWrong: (screen: Screen) => boolean): readonly string[] =>
    screens.filter(isWrong).map(named);

  it('speaks as docs/words.md says', () => {
    const slips = screens.flatMap((screen) =>
      slipsIn(screen).map((slip) => `${named(screen)} | ${slip}`),
    );
    expect(slips).toEqual([]);
  });

  it('has one button at most that stands out in a row, and it is the first', () => {
    expect(all((screen) => rowsOf(screen).some((row) => row.lastIndexOf(true) > 0))).toEqual([]);
  });

  it('has one such button at most in a whole message', () => {
    const outstanding = (screen: Screen): number => rowsOf(screen).flat().filter(Boolean).length;
    expect(all((screen) => !('type' in screen.view) && outstanding(screen) > 1)).toEqual([]);
  });

  it('has five buttons at most in a row', () => {
    expect(all((screen) => rowsOf(screen).some((row) => row.length > MOST_IN_ROW))).toEqual([]);
  });

  it('has a fallback without Slack’s tokens for times and links', () => {
    expect(
      all(({ view }) => !('type' in view) && /<!date|<https?:|<mailto:/u.test(view.text)),
    ).toEqual([]);
  });
});

describe('the guide', () => {
  it('names every emoji that a screen may have, and no other', () => {
    const said = new Set(GUIDE.match(/\p{Extended_Pictographic}/gu) ?? []);
    expect([...said].toSorted()).toEqual([...EMOJI].toSorted());
  });
});
