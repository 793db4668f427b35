import { describe, expect, it } from '@jest/globals';
import { statsCsv, statsJson } from '../../src/cli/stats-rows.ts';
import { statsTable } from '../../src/cli/stats-table.ts';
import { nameOf, sampleFigures } from '../support/figures.ts';
import { visit } from '../support/fixtures.ts';

const figures = sampleFigures();

describe('figures for programs and people', () => {
  it('come as CSV, each with its incidents, and nothing that a spreadsheet would run', () => {
    const lines = statsCsv(figures, (id) => `=${nameOf(id)}`).split('\r\n');
    expect(lines[0]).toBe('"about","key","figure","value","incidents"');
    expect(lines).toContain('"all",,"late",1,"INC-2"');
    expect(lines).toContain('"all",,"response_median_minutes",67,"INC-1 INC-2"');
    expect(lines).toContain('"all",,"told_channel",1,"INC-2"');
    expect(lines).toContain('"customer","Example Lab","came_in",2,"INC-1 INC-2"');
    expect(lines).toContain('"customer",,"came_in",2,"INC-3 INC-4"');
    expect(lines).toContain(`"person","'=alpha","primary_weeks_served",0.85,`);
  });

  it('come as JSON with the period’s instants, and null for what was not measured', () => {
    const said: unknown = JSON.parse(statsJson(visit(), figures, nameOf));
    expect(said).toMatchObject({
      team: 'visit',
      period: 'week of 11 Jan 2027',
      from: '2027-01-09T01:00:00.000Z',
      to: '2027-01-16T01:00:00.000Z',
      as_of: '2027-01-15T16:10:00.000Z',
      figures: expect.arrayContaining([
        { about: 'all', key: '', figure: 'within_goal', value: 1, incidents: ['INC-1'] },
        {
          about: 'environment',
          key: 'scf',
          figure: 'response_median_minutes',
          value: null,
          incidents: [],
        },
      ]),
    });
  });

  it('come as a table, people by name', () => {
    const lines = statsTable(visit(), figures, nameOf).split('\n');
    expect(lines).toContain('  Example Lab  2 incidents · 1 of 2 within the goal · median 67 min');
    expect(lines).toContain('  (not named)  2 incidents · 0 of 1 within the goal');
    expect(lines.slice(-4, -1)).toEqual([
      '  person  primary       backup        incidents  effort  pages',
      '  alpha   0.85 of 0.67  0 of 0.67             3   1.5 h      0',
      '  delta   0.15 of 0.33  1 of 0.33             0     0 h      2',
    ]);
  });
});
