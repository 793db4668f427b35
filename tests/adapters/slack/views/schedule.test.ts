import { describe, expect, it } from '@jest/globals';
import { scheduleMessage } from '../../../../src/adapters/slack/views/schedule.ts';
import type { Schedule } from '../../../../src/domain/rotation/schedule.ts';
import { checkMessage } from '../../../../src/doubles/slack/limits/check-message.ts';
import { at } from '../../../support/fixtures.ts';
import { sampleSchedule } from '../../../support/schedule.ts';

const textOf = (schedule: Schedule, reader: string): string =>
  scheduleMessage(schedule, reader)
    .blocks.map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''))
    .join('\n');

describe('the list of the next weeks', () => {
  it('keeps to Slack’s limits for a year of long names', async () => {
    const schedule = await sampleSchedule({ weeks: 52 });
    const long = 'x'.repeat(200);
    const weeks = schedule.weeks.map((week) => ({
      ...week,
      holidays: [{ date: week.week, name: long }],
    }));
    const message = scheduleMessage({ ...schedule, weeks }, 'U01ALPHA');
    expect(checkMessage(message, 'post')).toBeUndefined();
    expect(JSON.stringify(message.blocks)).toMatch(/\d+ weeks more did not fit\./u);
  });

  it('gives parts of a day by the clock, in the reader’s own time', async () => {
    const covers = [
      {
        id: 'c',
        kind: 'take',
        role: 'primary',
        by: 'U07GOLF',
        from: at('2027-01-13 13:00'),
        to: at('2027-01-13 15:30'),
        agreedAt: 1,
      },
    ] as const;
    const text = textOf(await sampleSchedule({ covers }), 'U07GOLF');
    expect(text).toContain(
      '<!date^1799874000^{date_short_pretty}, {time}|Wed 13 Jan, 13:00 PST> to <!date^1799883000^{time}|15:30 PST>: *golf* (you) is primary (took over)',
    );
    expect(text).toContain('▸ *Mon 11 Jan*');
  });

  it('lets no name become a mention', async () => {
    const schedule = await sampleSchedule({ weeks: 1 });
    const [week] = schedule.weeks;
    const spell = week?.planned.primary;
    if (!week || !spell) throw new Error('nobody is planned');
    const primary = { ...spell, responder: { ...spell.responder, name: '<!channel>' } };
    const text = textOf(
      { ...schedule, weeks: [{ ...week, planned: { ...week.planned, primary } }] },
      'U09USER',
    );
    expect(text).toContain('&lt;!channel&gt;');
    expect(text).not.toContain('<!channel>');
  });
});
