import { beforeAll, describe, expect, it } from '@jest/globals';
import { createPictures } from '../../../src/adapters/pictures/create-pictures.ts';
import { rotationSvg } from '../../../src/adapters/pictures/rotation-picture.ts';
import { rotationAlt } from '../../../src/adapters/pictures/schedule-words.ts';
import type { Schedule } from '../../../src/domain/rotation/schedule.ts';
import { sampleSchedule } from '../../support/schedule.ts';

describe('the picture of a rotation', () => {
  let schedule: Schedule;
  beforeAll(async () => {
    schedule = await sampleSchedule();
  });

  it('is a PNG of a phone’s width, three times as sharp', async () => {
    const { png } = await createPictures().rotation(schedule, 'U01ALPHA');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1_170);
  });

  it('has a letter for every seat, so that no colour is needed', () => {
    const letters = [...rotationSvg(schedule, undefined).matchAll(/>([PB])<\/text>/gu)];
    // Two a week for eight weeks, one more where a cover of a day splits a week, and the legend's two.
    expect(letters.filter(([, letter]) => letter === 'P').length).toBeGreaterThanOrEqual(9);
    expect(letters.filter(([, letter]) => letter === 'B').length).toBeGreaterThanOrEqual(9);
  });

  it('says in words what it shows', () => {
    expect(rotationAlt(schedule)).toContain(
      'Rotation of VisIt, 8 weeks from Mon 11 Jan. 11 Jan: alpha primary, delta backup, Wed 13 Jan, 08:00–17:00: golf is primary (cover); 18 Jan: charlie primary, foxtrot backup, closed Mon 18 Jan (Martin Luther King Jr. Day)',
    );
  });

  it('lets nothing that somebody wrote become markup', () => {
    const [first] = schedule.people;
    if (!first) throw new Error('nobody');
    const svg = rotationSvg({ ...schedule, people: [{ ...first, name: '<a>&"🙂' }] }, undefined);
    expect(svg).toContain('&lt;a&gt;&amp;&quot;</text>');
  });
});
