import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { formatProblem } from '../../src/config/document/problem.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { DEFAULT_TEMPLATE } from '../../src/domain/mail/template.ts';
import { MINIMAL, problemsOf, teamOf } from './config-text.ts';

const OFFICE_DAY = [
  { start: 480, end: 720 },
  { start: 780, end: 1020 },
];

describe('loading hotline.yml', () => {
  it('reads the example that is shipped', () => {
    const text = readFileSync(new URL('../../hotline.example.yml', import.meta.url), 'utf8');
    expect(loadConfig(text, 'hotline.example.yml')).toEqual({
      ok: true,
      value: {
        teams: [
          {
            handoffMail: {
              subject: 'Your {team} question: {title} ({incident})',
              text: expect.stringMatching(
                /^Hello \{customer\},\n[^]*\n\{from\}, for the \{team\} team\n$/u,
              ),
            },
            key: 'visit',
            name: 'VisIt',
            channels: { incidents: 'visit-live', notices: 'visit-live' },
            admins: ['U01ALPHA'],
            lead: 'U01ALPHA',
            calendar: {
              zone: 'America/Los_Angeles',
              hours: {
                1: OFFICE_DAY,
                2: OFFICE_DAY,
                3: OFFICE_DAY,
                4: OFFICE_DAY,
                5: OFFICE_DAY,
                6: [],
                7: [],
              },
              holidays: {
                country: 'US',
                state: undefined,
                types: ['public', 'bank'],
                except: ['Columbus Day', 'Veterans Day'],
                also: new Map([
                  ['2026-11-27', 'Day after Thanksgiving'],
                  ['2026-12-24', 'Christmas Eve'],
                ]),
              },
              specialDays: new Map([['2026-12-31', [{ start: 480, end: 720 }]]]),
            },
            response: {
              goalMinutes: 60,
              remindAt: [0.5, 0.8],
              repeatPageMinutes: 10,
              silentAfterDays: 21,
              environments: [
                { key: 'scf', name: 'SCF', goalMinutes: 240, needs: ['scf'], restricted: true },
              ],
            },
            rotation: { restWeeks: 1, graduateAfter: 3, horizonWeeks: 26 },
            signs: { userGroup: 'visit-oncall', topic: true },
            week: { text: undefined, agesAfterDays: 10 },
            experts: { answerMinutes: 60 },
            escalation: [
              { target: { kind: 'backup' }, afterMinutes: 0 },
              { target: { kind: 'lead' }, afterMinutes: 20 },
              { target: { kind: 'channel' }, afterMinutes: 20 },
            ],
            paths: [],
            github: {
              incidents: 'visit-dav/visit-live-incidents',
              source: 'visit-dav/visit',
              labels: { reviewed: 'reviewed', fruit: 'low hanging fruit' },
            },
          },
        ],
      },
    });
  });

  it('fills in everything but channels, admins and calendar', () => {
    expect(teamOf(MINIMAL)).toEqual({
      handoffMail: DEFAULT_TEMPLATE,
      key: 'visit',
      name: 'visit',
      channels: { incidents: 'visit-live', notices: 'visit-live' },
      admins: ['U01ALPHA', 'U02BRAVO'],
      lead: 'U01ALPHA',
      calendar: {
        zone: 'America/Los_Angeles',
        hours: {
          1: [{ start: 480, end: 1020 }],
          2: [{ start: 480, end: 1020 }],
          3: [{ start: 480, end: 1020 }],
          4: [{ start: 480, end: 1020 }],
          5: [{ start: 480, end: 1020 }],
          6: [],
          7: [],
        },
        holidays: undefined,
        specialDays: new Map(),
      },
      response: {
        goalMinutes: 60,
        remindAt: [0.5, 0.8],
        repeatPageMinutes: 10,
        silentAfterDays: 21,
        environments: [],
      },
      rotation: { restWeeks: 1, graduateAfter: 3, horizonWeeks: 26 },
      week: { text: undefined, agesAfterDays: 10 },
      experts: { answerMinutes: 60 },
      escalation: [
        { target: { kind: 'backup' }, afterMinutes: 0 },
        { target: { kind: 'lead' }, afterMinutes: 20 },
        { target: { kind: 'channel' }, afterMinutes: 20 },
      ],
      paths: [],
      github: undefined,
      signs: { userGroup: undefined, topic: true },
    });
  });

  it('takes sections whose every line is commented out for absent', () => {
    const text = `${MINIMAL}    response:\n    rotation:\n    github:\n`;
    expect(teamOf(text)).toEqual(teamOf(MINIMAL));
  });

  it('takes a byte order mark and Windows line ends', () => {
    expect(teamOf(`\uFEFF${MINIMAL.replaceAll('\n', '\r\n')}`)).toEqual(teamOf(MINIMAL));
  });

  it('lets teams share a calendar through an alias', () => {
    const text = `${MINIMAL.replace('calendar:', 'calendar: &office')}  ice:
    channels: { incidents: ice-live }
    admins: [U03CHARLIE]
    calendar: *office
`;
    const loaded = loadConfig(text, 'hotline.yml');
    expect(loaded.ok && loaded.value.teams.map((team) => team.calendar.zone)).toEqual([
      'America/Los_Angeles',
      'America/Los_Angeles',
    ]);
  });

  it('names every problem at once, in the order of the file', () => {
    const text = `teams:
  visit:
    channels: { incidents: "#visit-live" }
    admins: [alpha]
    calender:
      zone: America/Los_Angeles
    response: { goal: 0, remind_at: [80%, 50%] }
    escalation:
      - { tell: channel }
    github: { incidents: https://github.com/visit-dav/visit }
`;
    expect(problemsOf(text)).toEqual([
      'hotline.yml:2: teams.visit.calendar: is missing: give a zone and hours, such as calendar: { zone: America/Los_Angeles, hours: { mon-fri: ["08:00-17:00"] } }',
      'hotline.yml:3: teams.visit.channels.incidents: "#visit-live" is not the name of a channel: did you mean visit-live?',
      'hotline.yml:4: teams.visit.admins[0]: "alpha" is not a Slack member id: write a Slack member id such as U01ALPHA (in Slack: the profile, then ⋮, then Copy member ID)',
      'hotline.yml:5: teams.visit.calender: is not a known key: did you mean calendar?',
      'hotline.yml:7: teams.visit.response.goal: 0 is too small: write a whole number of business minutes from 1 to 10000',
      'hotline.yml:7: teams.visit.response.remind_at[1]: "50%" is not later than the one before: write each percentage once, smallest first',
      'hotline.yml:9: teams.visit.escalation: [{…}] pages nobody: begin with { page: backup }',
      'hotline.yml:10: teams.visit.github.incidents: "https://github.com/visit-dav/visit" is not a repository: did you mean visit-dav/visit?',
    ]);
  });

  it('gives each problem its line, column, path, value and remedy', () => {
    const text = MINIMAL.replace('America/Los_Angeles', 'America/Los_Angelos');
    const loaded = loadConfig(text, 'hotline.yml');
    expect(loaded).toEqual({
      ok: false,
      problems: [
        {
          file: 'hotline.yml',
          line: 6,
          column: 13,
          path: 'teams.visit.calendar.zone',
          value: '"America/Los_Angelos"',
          problem: 'is not a time zone',
          remedy: 'did you mean America/Los_Angeles?',
        },
      ],
    });
    expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
      'hotline.yml:6: teams.visit.calendar.zone: "America/Los_Angelos" is not a time zone: did you mean America/Los_Angeles?',
    ]);
  });
});

describe('a file that is not YAML, or not a configuration', () => {
  it.each([
    [
      '',
      'hotline.yml:1: is empty: begin with teams: and describe each team below it (see hotline.example.yml)',
    ],
    [
      '- a\n',
      'hotline.yml:1: ["a"] is not a mapping: begin with teams: and describe each team below it (see hotline.example.yml)',
    ],
    [
      'teams:\n',
      'hotline.yml:1: teams: is empty: begin with teams: and describe each team below it (see hotline.example.yml)',
    ],
    ['teams: {}\n', 'hotline.yml:1: teams: {} has no team: describe at least one'],
    ['team: {}\nteams: {}\n', 'hotline.yml:1: team: is not a known key: did you mean teams?'],
    [
      'teams:\n\tvisit: 1\n',
      'hotline.yml:2: is not valid YAML (Tabs are not allowed as indentation): indent with spaces',
    ],
    [
      'teams: *all\n',
      'hotline.yml:1: teams: refers to an anchor that is not there (*all): write the value out here',
    ],
    [
      'teams: &all { visit: *all }\n',
      'hotline.yml:1: teams.visit: refers to itself (*all): write the value out here',
    ],
    [
      'teams: {}\n---\nteams: {}\n',
      'hotline.yml:2: is not valid YAML (Source contains multiple documents; please use YAML.parseAllDocuments()): keep one document: take out the line ---',
    ],
    [
      'teams: !!js/function "x"\n',
      'hotline.yml:1: is not valid YAML (Unresolved tag: tag:yaml.org,2002:js/function): take the tag (the word after !) out',
    ],
    [
      'teams:\n  {{ team }}: 1\n',
      'hotline.yml:2: teams: has a key that is not plain text: put the key in quotes',
    ],
  ])('says what is wrong with %j', (text, first) => {
    expect(problemsOf(text)[0]).toBe(first);
  });

  it('refuses a key that is given twice, with the line of the first', () => {
    expect(problemsOf(`${MINIMAL}    admins: [U03CHARLIE]\n`)).toEqual([
      'hotline.yml:9: teams.visit.admins: is already given in line 4: keep one of the two',
    ]);
  });

  it('refuses aliases of aliases that would fill the memory', () => {
    const levels = Array.from({ length: 9 }, (_, i) => {
      const of = i === 0 ? '"x"' : `*a${String(i - 1)}`;
      return `a${String(i)}: &a${String(i)} [${Array.from({ length: 9 }, () => of).join(', ')}]`;
    });
    expect(problemsOf(levels.join('\n'))).toEqual([
      'hotline.yml:1: is too large: split it, and write aliases out',
    ]);
  });

  it('takes a key called __proto__ for a key like any other', () => {
    expect(problemsOf(`${MINIMAL}    __proto__: { lead: U09X }\n`)).toEqual([
      'hotline.yml:9: teams.visit.__proto__: is not a known key: known keys are name, channels, admins, lead, calendar, response, rotation, week, on_duty, experts, escalation, mail, paths, github',
    ]);
  });

  it('never shows a token that was pasted into the wrong file', () => {
    expect(problemsOf(`${MINIMAL}    lead: xoxb-123-abc\n`)).toEqual([
      'hotline.yml:9: teams.visit.lead: "[secret]" is not a Slack member id: write a Slack member id such as U01ALPHA (in Slack: the profile, then ⋮, then Copy member ID)',
    ]);
  });
});
