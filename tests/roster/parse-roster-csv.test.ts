import { describe, expect, it } from '@jest/globals';
import { problemsOf, rosterOf } from './roster-text.ts';

const HEADER = 'name,slack,github,email,level,weight,capabilities,topics,phone';

describe('people in CSV', () => {
  it('are read whatever a spreadsheet makes of the file', () => {
    const text = [
      '\uFEFF Name ,SLACK,"github",Email,Level,Weight,Capabilities,Topics,Phone',
      `"Alpha, Jr." , U01ALPHA,alpha-gh,alpha@example.org,Veteran,0.5,SCF; cleared,"rendering;I/O",'+15550100`,
      ',,,,,,,,',
      'bravo,U02BRAVO',
      '',
    ].join('\r\n');
    expect(rosterOf(text, 'csv')).toEqual({
      rotation: undefined,
      holidayWeeks: undefined,
      schedule: [],
      people: [
        {
          name: 'Alpha, Jr.',
          userId: 'U01ALPHA',
          github: 'alpha-gh',
          email: 'alpha@example.org',
          phone: '+15550100',
          level: 'veteran',
          weight: 0.5,
          capabilities: ['scf', 'cleared'],
          topics: ['rendering', 'I/O'],
          away: [],
          served: undefined,
        },
        {
          name: 'bravo',
          userId: 'U02BRAVO',
          github: undefined,
          email: undefined,
          phone: undefined,
          level: 'veteran',
          weight: 1,
          capabilities: [],
          topics: [],
          away: [],
          served: undefined,
        },
      ],
    });
  });

  it('may come in any order of columns, with time off', () => {
    const text = 'slack,away,name\nU01ALPHA,2027-01-04..2027-01-08;2027-02-01,alpha\n';
    expect(rosterOf(text, 'csv').people[0]).toMatchObject({
      name: 'alpha',
      away: [
        { from: '2027-01-04', to: '2027-01-08' },
        { from: '2027-02-01', to: '2027-02-01' },
      ],
    });
  });

  it('are refused with every problem and its line', () => {
    const text = `${HEADER}
alpha,U01ALPHA,,alpha@example.org,veteran,1,,,
bravo,,,bravo,senior,half,,,call
ALPHA,U01ALPHA,,"a@example.org
Bcc: b@example.org",newcomer,-1,,,,extra
`;
    expect(problemsOf(text, 'csv')).toEqual([
      'roster.csv:3: people.bravo.slack: is missing: write a Slack member id such as U01ALPHA (in Slack: the profile, then ⋮, then Copy member ID)',
      'roster.csv:3: people.bravo.email: "bravo" is not an email address: write an address such as alpha@example.org',
      'roster.csv:3: people.bravo.level: "senior" is not known here: write newcomer or veteran',
      'roster.csv:3: people.bravo.weight: "half" is not a number: write a number above 0 and at most 2: 1 is nominal, 0.5 half-time',
      'roster.csv:3: people.bravo.phone: "call" is not a telephone number: write a number such as "+15550100", or an extension such as "2-4847"',
      'roster.csv:4: people.ALPHA.name: "ALPHA" is the name of two people: keep one of the two',
      `roster.csv:4: people.ALPHA.slack: "U01ALPHA" is already alpha's: keep one of the two`,
      'roster.csv:4: people.ALPHA.email: "a@example.org\\nBcc: b@example.org" holds a line break or a control character: write it on one line',
      'roster.csv:5: people.ALPHA.weight: -1 is not above 0: write a number above 0 and at most 2: 1 is nominal, 0.5 half-time',
      'roster.csv:5: is a row with more cells than the header: put cells that hold a comma in quotes, and separate lists with semicolons',
    ]);
  });

  it.each([
    [
      '',
      'is empty: begin with the line name,slack,github,email,level,weight,capabilities,topics,phone for people, or week,primary,backup for a schedule',
    ],
    [
      ' \r\n,,\r\n',
      'is empty: begin with the line name,slack,github,email,level,weight,capabilities,topics,phone for people, or week,primary,backup for a schedule',
    ],
    [
      'alpha,U01ALPHA\n',
      'has no header that is known: begin with the line name,slack,github,email,level,weight,capabilities,topics,phone for people, or week,primary,backup for a schedule',
    ],
    [
      'name;slack;level\nalpha;U01ALPHA;veteran\n',
      'has no header that is known: separate the columns with commas',
    ],
    [
      'name,slack\n',
      'people: [] lists nobody: add a person such as { name: alpha, slack: U01ALPHA, level: veteran }',
    ],
    [
      'name,slack,wieght\nalpha,U01ALPHA,1\n',
      'wieght: is not a known column: did you mean weight?',
    ],
    ['name,slack,name\nalpha,U01ALPHA,alpha\n', 'name: heads two columns: keep one of the two'],
    [
      'name,slack,\nalpha,U01ALPHA,\n',
      'has a column without a name: known columns are name, slack, github, email, level, weight, capabilities, topics, phone, away',
    ],
    [
      'name,email\nalpha,a@example.org\n',
      'slack: is a column that is missing: add slack to the first line',
    ],
    [
      'name,slack\n"alpha,U01ALPHA\n',
      'has a quote that is never closed: add the closing quote; a quote inside the text is written twice',
    ],
  ])('are refused when the file is %j', (text, problem) => {
    const [only, ...others] = problemsOf(text, 'csv');
    expect(only?.replace(/^roster\.csv:\d+: /u, '')).toBe(problem);
    expect(others).toEqual([]);
  });
});

describe('a schedule in CSV', () => {
  it('is told from people by its header', () => {
    const text = 'Week,Primary,Backup\n2027-01-11,alpha,delta\n2027-01-04,delta,alpha\n';
    expect(rosterOf(text, 'csv')).toEqual({
      people: [],
      rotation: undefined,
      holidayWeeks: undefined,
      schedule: [
        { week: '2027-01-04', primary: 'delta', backup: 'alpha' },
        { week: '2027-01-11', primary: 'alpha', backup: 'delta' },
      ],
    });
  });

  it('is checked against the people who are known', () => {
    const text = `week,primary,backup
2027-01-04,alpha,detla
2027-01-05,delta,Alpha
2027-01-04,delta,delta
2027-01-18,,alpha
`;
    expect(problemsOf(text, 'csv', { knownNames: ['Alpha', 'Delta'] })).toEqual([
      'roster.csv:2: schedule.2027-01-04.backup: "detla" is nobody on the roster: did you mean Delta?',
      'roster.csv:3: schedule.2027-01-05.week: "2027-01-05" is not a Monday: its week is named 2027-01-04',
      'roster.csv:4: schedule.2027-01-04.week: "2027-01-04" is already scheduled: keep one of the two',
      'roster.csv:4: schedule.2027-01-04.backup: "delta" is primary in the same week: name somebody else as backup',
      'roster.csv:5: schedule.2027-01-18.primary: is missing: write the name by which messages call this person',
    ]);
  });
});
