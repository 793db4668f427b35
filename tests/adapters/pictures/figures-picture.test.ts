import { describe, expect, it } from '@jest/globals';
import { createPictures } from '../../../src/adapters/pictures/create-pictures.ts';
import { figuresSvg } from '../../../src/adapters/pictures/figures-picture.ts';
import { figuresOf } from '../../../src/domain/figures/figures.ts';
import { nameOf, sampleFigures } from '../../support/figures.ts';
import { at, visit } from '../../support/fixtures.ts';

const figures = sampleFigures();

describe('the picture of figures', () => {
  it('is a PNG of a phone’s width, and says in words what it shows', async () => {
    const { png, alt } = await createPictures().figures({ team: visit(), figures, nameOf });
    expect(png.readUInt32BE(16)).toBe(1_170);
    expect(alt).toBe(
      'VisIt in figures, week of 11 Jan 2027: 1 of 3 first answers within the goal (33 %), median 67 min, 1 late, 1 not answered, 1 waiting. Incidents by day: Mon 1, Tue 2, Wed 0, Thu 1, Fri 0, Sat 0, Sun 0. Weeks on duty of each one’s share: alpha 0.85 of 1.3, delta 1.2 of 0.67.',
    );
  });

  it('has a word and a number for every mark, so that no colour is needed', () => {
    const svg = figuresSvg({ team: visit(), figures, nameOf });
    for (const words of ['1 within the goal', '1 late', '1 not answered', '1 waiting']) {
      expect(svg).toContain(`>${words}</text>`);
    }
  });

  it('is drawn of a period in which nothing happened', () => {
    const { calendar } = visit();
    const facts = { incidents: [], happenings: [], covers: [], load: new Map(), people: [] };
    const nothing = figuresOf(figures.period, facts, calendar, at('2027-01-20 08:00'));
    const svg = figuresSvg({ team: visit(), figures: nothing, nameOf });
    expect(svg).toContain('No first answer was due');
    expect(svg).not.toContain('NaN');
  });
});
