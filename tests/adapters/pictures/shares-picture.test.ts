import { describe, expect, it } from '@jest/globals';
import { renderPng } from '../../../src/adapters/pictures/render.ts';
import { sharesSvg } from '../../../src/adapters/pictures/shares-picture.ts';
import type { Outcome } from '../../../src/domain/rotation/simulation/outcome.ts';

const NOTHING = { primary: 0, backup: 0, holiday: 0 };
const NONE = { events: 0, seats: 0, most: 0 };

/** Three weeks over a New Year, of people who were so many weeks ahead of their share. */
const outcome = (ahead: Readonly<Record<string, readonly (number | undefined)[]>>): Outcome => ({
  scheduler: 'hotline',
  weeks: ['2027-12-20', '2027-12-27', '2028-01-03'],
  people: Object.entries(ahead).map(([name, weeks]) => ({
    responderId: name,
    name,
    weight: 1,
    joined: undefined,
    left: undefined,
    served: NOTHING,
    due: NOTHING,
    ahead: weeks,
  })),
  spread: NOTHING,
  distance: { median: 1, worst: 2.5 },
  flaws: { away: 0, twice: 0, unfilled: 0, pairing: 0, rest: 0 },
  changes: { away: NONE, leaves: NONE },
  swaps: { asked: 0, made: 0 },
});

const NARROW = outcome({ alpha: [0, 0, 1], bravo: [0, 0, 0], charlie: [0, 0, -1] });
const WIDE = outcome({
  alpha: [0, 5, 10],
  bravo: [0, undefined, undefined],
  charlie: [0, -5, -10],
});

const linesOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<path d="([^"]*)" fill="none"/gu)].map(([, path = '']) => path);

describe('the picture of shares', () => {
  it('is a PNG of a phone’s width, three times as sharp', async () => {
    const png = await renderPng(sharesSvg([{ title: 'hotline', outcome: NARROW }], 'three people'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1_170);
  });

  it('draws all panels on one scale, so that the narrowest is the fairest', () => {
    const svg = sharesSvg(
      [
        { title: 'hotline', outcome: NARROW },
        { title: 'round robin', outcome: WIDE },
      ],
      '',
    );
    // The plot is 108 high for 10 weeks above and below; its middle is at 130 and at 288.
    expect(linesOf(svg)).toEqual([
      'M38 130L179 130L320 124.6',
      'M38 130L179 130L320 130',
      'M38 130L179 130L320 135.4',
      'M38 288L179 261L320 234',
      'M38 288',
      'M38 288L179 315L320 342',
    ]);
    expect(svg).toContain('>at worst 2.5 weeks off in one role</text>');
    expect([...svg.matchAll(/>(2027|2028)<\/text>/gu)].map(([, year]) => year)).toEqual([
      '2027',
      '2027',
    ]);
  });

  it('names who is farthest ahead and who is farthest behind, and nobody over the other', () => {
    const even = outcome({ alpha: [0, 0, 0], bravo: [0, 0, 0] });
    const svg = sharesSvg([{ title: 'hotline', outcome: even }], '');
    const heights = ['alpha', 'bravo'].map((name) =>
      Number(new RegExp(`y="([0-9.]+)">${name}</text>`, 'u').exec(svg)?.[1]),
    );
    expect(heights).toEqual([128, 140]);
  });

  it('lets nothing that somebody wrote become markup', () => {
    const svg = sharesSvg(
      [{ title: '<b>', outcome: outcome({ '<a>&"': [0, 0, 1], b: [0, 0, 0] }) }],
      '',
    );
    expect(svg).toContain('&lt;a&gt;&amp;&quot;</text>');
    expect(svg).toContain('>&lt;b&gt;</text>');
  });
});
