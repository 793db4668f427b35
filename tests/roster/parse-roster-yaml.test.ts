import { describe, expect, it } from '@jest/globals';
import { problemsOf, rosterOf } from './roster-text.ts';

const TEAM = `rotation: { rest_weeks: 1, graduate_after: 3 }
holiday_weeks: [2027-02-15, 2027-01-18]
people:
  - { name: alpha,   slack: U01ALPHA,   github: alpha-gh, email: alpha@example.org, level: veteran, weight: 1, capabilities: [SCF, scf], topics: [rendering] }
  - { name: Bravo,   slack: U02BRAVO,   weight: 0.5, phone: 2-4847, away: [2027-01-04..2027-01-17, 2027-03-01] }
  - { name: charlie, slack: U03CHARLIE, level: newcomer, served: { primary: 1, backup: 2, over: 12 } }
schedule:
  - { week: 2027-01-11, primary: charlie, backup: alpha }
  - { week: 2027-01-04, primary: alpha, backup: bravo }
`;

const person = (extra: string): string =>
  `people:\n  - { name: alpha, slack: U01ALPHA, ${extra} }\n`;

/** A calendar that is closed for one of the weeks. */
const isDutyWeek = (week: string): boolean => week !== '2027-01-11';

describe('a roster in YAML', () => {
  it('is read with its defaults, its weeks in order and its names spelled alike', () => {
    expect(rosterOf(TEAM, 'yaml')).toEqual({
      rotation: { restWeeks: 1, graduateAfter: 3 },
      holidayWeeks: ['2027-01-18', '2027-02-15'],
      people: [
        {
          name: 'alpha',
          userId: 'U01ALPHA',
          github: 'alpha-gh',
          email: 'alpha@example.org',
          phone: undefined,
          level: 'veteran',
          weight: 1,
          capabilities: ['scf'],
          topics: ['rendering'],
          away: [],
          served: undefined,
        },
        {
          name: 'Bravo',
          userId: 'U02BRAVO',
          github: undefined,
          email: undefined,
          phone: '2-4847',
          level: 'veteran',
          weight: 0.5,
          capabilities: [],
          topics: [],
          away: [
            { from: '2027-01-04', to: '2027-01-17' },
            { from: '2027-03-01', to: '2027-03-01' },
          ],
          served: undefined,
        },
        {
          name: 'charlie',
          userId: 'U03CHARLIE',
          github: undefined,
          email: undefined,
          phone: undefined,
          level: 'newcomer',
          weight: 1,
          capabilities: [],
          topics: [],
          away: [],
          served: { primary: 1, backup: 2, holiday: 0, over: 12 },
        },
      ],
      schedule: [
        { week: '2027-01-04', primary: 'alpha', backup: 'Bravo' },
        { week: '2027-01-11', primary: 'charlie', backup: 'alpha' },
      ],
    });
  });

  it('may hold people alone', () => {
    const roster = rosterOf('people: [{ name: alpha, slack: U01ALPHA }]', 'yaml');
    expect(roster.schedule).toEqual([]);
    expect(roster.rotation).toBeUndefined();
    expect(roster.holidayWeeks).toBeUndefined();
  });

  it('may hold a schedule alone where the people are known', () => {
    const text = 'schedule: [{ week: 2027-01-04, primary: ALPHA, backup: delta }]';
    const roster = rosterOf(text, 'yaml', { knownNames: ['alpha', 'delta'] });
    expect(roster.schedule).toEqual([{ week: '2027-01-04', primary: 'alpha', backup: 'delta' }]);
    expect(problemsOf(text, 'yaml')[0]).toBe(
      'roster.yaml:1: people: lists nobody: add a person such as { name: alpha, slack: U01ALPHA, level: veteran }',
    );
  });

  it('names every problem at once', () => {
    const text = `people:
  - { name: alpha, slack: U01ALPHA, levl: veteran }
  - { name: Alpha, slack: U01ALPHA, level: senior, weight: half }
schedule:
  - { week: 2027-01-05, primary: alpha, backup: Alpha }
  - { week: 2027-01-04, primary: alhpa, backup: zulu }
  - { week: 2027-01-04, primary: alpha }
`;
    expect(problemsOf(text, 'yaml')).toEqual([
      'roster.yaml:2: people.alpha.levl: is not a known key: did you mean level?',
      'roster.yaml:3: people.Alpha.name: "Alpha" is the name of two people: keep one of the two',
      `roster.yaml:3: people.Alpha.slack: "U01ALPHA" is already alpha's: keep one of the two`,
      'roster.yaml:3: people.Alpha.level: "senior" is not known here: write newcomer or veteran',
      'roster.yaml:3: people.Alpha.weight: "half" is not a number: write a number above 0 and at most 2: 1 is nominal, 0.5 half-time',
      'roster.yaml:5: schedule.2027-01-05.week: "2027-01-05" is not a Monday: its week is named 2027-01-04',
      'roster.yaml:5: schedule.2027-01-05.backup: "Alpha" is primary in the same week: name somebody else as backup',
      'roster.yaml:6: schedule.2027-01-04.primary: "alhpa" is nobody on the roster: did you mean alpha?',
      'roster.yaml:6: schedule.2027-01-04.backup: "zulu" is nobody on the roster: add this person to the people',
      'roster.yaml:7: schedule.2027-01-04.backup: is missing: write the name by which messages call this person',
      'roster.yaml:7: schedule.2027-01-04.week: "2027-01-04" is already scheduled: keep one of the two',
    ]);
  });

  it.each([
    ['', 'roster.yaml:1: is empty: begin with people: and list them below it'],
    [
      'people: []',
      'roster.yaml:1: people: [] lists nobody: add a person such as { name: alpha, slack: U01ALPHA, level: veteran }',
    ],
    [
      'people: [alpha]',
      'roster.yaml:1: people[0]: "alpha" is not a mapping: write a person such as { name: alpha, slack: U01ALPHA, level: veteran }',
    ],
    [
      'people: { alpha: {} }',
      'roster.yaml:1: people: {…} is not a list: write a list of people, each after a hyphen',
    ],
    [
      'people: [{ name: alpha }]',
      'roster.yaml:1: people.alpha.slack: is missing: write a Slack member id such as U01ALPHA (in Slack: the profile, then ⋮, then Copy member ID)',
    ],
    [
      'people: [{ slack: U01ALPHA }]',
      'roster.yaml:1: people[0].name: is missing: write the name by which messages call this person',
    ],
    [
      person('email: "a@example.org\\nBcc: b@example.org"'),
      'roster.yaml:2: people.alpha.email: "a@example.org\\nBcc: b@example.org" holds a line break or a control character: write it on one line',
    ],
    [
      person('email: "a@example.org\\n"'),
      'roster.yaml:2: people.alpha.email: "a@example.org\\n" holds a line break or a control character: write it on one line',
    ],
    [
      person('email: alpha'),
      'roster.yaml:2: people.alpha.email: "alpha" is not an email address: write an address such as alpha@example.org',
    ],
    [
      person('weight: 0'),
      'roster.yaml:2: people.alpha.weight: 0 is not above 0: write a number above 0 and at most 2: 1 is nominal, 0.5 half-time',
    ],
    [
      person('weight: 3'),
      'roster.yaml:2: people.alpha.weight: 3 is above 2: write a number above 0 and at most 2: 1 is nominal, 0.5 half-time',
    ],
    [
      person('phone: +15550100'),
      'roster.yaml:2: people.alpha.phone: 15550100 is not text: put the number in quotes',
    ],
    [
      person('phone: call me'),
      'roster.yaml:2: people.alpha.phone: "call me" is not a telephone number: write a number such as "+15550100", or an extension such as "2-4847"',
    ],
    [
      person('github: "@alpha"'),
      'roster.yaml:2: people.alpha.github: "@alpha" is not a GitHub login: write a GitHub login without @, such as alpha-gh',
    ],
    [
      person('away: [2027-02-30]'),
      'roster.yaml:2: people.alpha.away[0]: "2027-02-30" is not a range of days: write a day, or two with .. between, such as 2027-01-04..2027-01-17',
    ],
    [
      person('away: [2027-01-17..2027-01-04]'),
      'roster.yaml:2: people.alpha.away[0]: "2027-01-17..2027-01-04" ends before it begins: write the earlier day first',
    ],
    [
      person('served: { primary: 8, backup: 8, over: 12 }'),
      'roster.yaml:2: people.alpha.served: {…} counts more weeks of duty than weeks: make over at least primary plus backup',
    ],
    [
      `${person('')}holiday_weeks: [2027-01-18, 2027-01-18]`,
      'roster.yaml:3: holiday_weeks[1]: "2027-01-18" is already listed: take it out',
    ],
    [
      `${person('')}rotation: { rest: 1 }`,
      'roster.yaml:3: rotation.rest: is not a known key: did you mean rest_weeks?',
    ],
  ])('is refused when it is %j', (text, problem) => {
    expect(problemsOf(text, 'yaml')).toEqual([problem]);
  });

  it('is refused when it schedules a week in which the calendar never opens', () => {
    expect(problemsOf(TEAM, 'yaml', { isDutyWeek })).toEqual([
      'roster.yaml:8: schedule.2027-01-11.week: "2027-01-11" is a week that never opens: take this week out',
    ]);
  });
});
