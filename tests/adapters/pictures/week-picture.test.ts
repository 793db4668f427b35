import { beforeAll, describe, expect, it } from '@jest/globals';
import { createPictures } from '../../../src/adapters/pictures/create-pictures.ts';
import { weekSvg } from '../../../src/adapters/pictures/week-picture.ts';
import { weekAlt } from '../../../src/adapters/pictures/week-words.ts';
import { seedDemo } from '../../../src/demo/seed.ts';
import type { WeekDrawing } from '../../../src/domain/week/drawing.ts';
import { loadWeekDrawing } from '../../../src/features/week/week-drawing.ts';
import { ALPHA, at, incident, visit } from '../../support/fixtures.ts';
import { sqliteStore } from '../../support/sqlite.ts';

/** The week of 25 January 2027, after two of alpha's and charlie's; one incident was late, one in time. */
async function sampleDrawing(): Promise<WeekDrawing> {
  const { store } = await sqliteStore();
  const team = visit();
  await seedDemo(store, team, '2027-01-11', 12);
  const now = at('2027-01-25 08:00');
  const drawing = await store.transaction(async (tx) => {
    for (const [number, minutes] of [10, 90].entries()) {
      const cameInAt = at('2027-01-20 09:00');
      const answered = { by: ALPHA, at: team.calendar.add(cameInAt, minutes) };
      const when = { week: '2027-01-18', cameInAt, dueAt: at('2027-01-20 10:00') };
      await tx.incidents.insert(incident({ number, ...when, answered, state: 'answered' }));
    }
    return await loadWeekDrawing(tx, team, '2027-01-25', now);
  });
  await store.close();
  return drawing;
}

describe('the picture of a week', () => {
  let drawing: WeekDrawing;
  beforeAll(async () => {
    drawing = await sampleDrawing();
  });

  it('is a PNG of a phone’s width, three times as sharp', async () => {
    const { png, alt } = await createPictures().week(drawing);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1_170);
    expect(alt.length).toBeLessThanOrEqual(1_000);
  });

  it('tells in time and late, and primary and backup, apart without colour', () => {
    const svg = weekSvg(drawing);
    expect(svg).toContain('>1 of 2 answered in time</text>');
    expect(svg.match(/url\(#late\)/gu)).toHaveLength(2);
    expect(svg.match(/url\(#hatch\)/gu)?.length).toBeGreaterThan(8);
  });

  it('says in words what people carried, and what was due to them by weight', () => {
    const alt = weekAlt(drawing);
    expect(alt).toContain('Incidents by day: Wed 2.');
    expect(alt).toContain(
      'Weeks of duty in the last 2 weeks: alpha 1 primary and 0 backup, 0.5 due; bravo 0 primary and 0 backup, 0.3 due;',
    );
    expect(alt).toContain('25 Jan: hotel primary, bravo backup;');
  });

  it('leaves out what nobody knows: the load and the week before Hotline', () => {
    const svg = weekSvg({ ...drawing, before: undefined, load: { weeks: 0, of: new Map() } });
    expect(svg).not.toMatch(/Last week|last 0|NaN|undefined/u);
  });

  it('lets nothing that somebody wrote become markup', () => {
    const { schedule } = drawing;
    const people = schedule.people.map((one) => ({ ...one, name: '<a>&"🙂' }));
    expect(weekSvg({ ...drawing, schedule: { ...schedule, people } })).toContain(
      '&lt;a&gt;&amp;&quot;</text>',
    );
  });
});
