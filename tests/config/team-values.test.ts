import { describe, expect, it } from '@jest/globals';
import { MINIMAL, problemWith, teamOf } from './config-text.ts';

/** Puts a line into the team, below its calendar. */
const withLine = (line: string): string => `${MINIMAL}    ${line}\n`;

describe('the response goal and what follows from it', () => {
  it('may have no reminders', () => {
    expect(teamOf(withLine('response: { remind_at: [] }')).response.remindAt).toEqual([]);
  });

  it('gives an environment its defaults, and drops the case of capabilities', () => {
    const text = withLine('response: { environments: { scf: { needs: [SCF, scf] } } }');
    expect(teamOf(text).response.environments).toEqual([
      { key: 'scf', name: 'scf', goalMinutes: undefined, needs: ['scf'], restricted: false },
    ]);
  });

  it.each([
    [
      'response: { goal: 1h }',
      'goal: "1h" is not a number: write a whole number of business minutes from 1 to 10000',
    ],
    [
      'response: { goal: 59.5 }',
      'goal: 59.5 is not a whole number: write a whole number of business minutes from 1 to 10000',
    ],
    [
      'response: { goal: 10001 }',
      'goal: 10001 is too large: write a whole number of business minutes from 1 to 10000',
    ],
    [
      'response: { goal: .nan }',
      'goal: NaN is not a number: write a whole number of business minutes from 1 to 10000',
    ],
    [
      'response: { goal: }',
      'goal: is empty: write a whole number of business minutes from 1 to 10000',
    ],
    ['response: { goals: 60 }', 'goals: is not a known key: did you mean goal?'],
    [
      'response: { remind_at: [0.5] }',
      'remind_at[0]: 0.5 is not a percentage: write a percentage of the goal from 1% to 99%, such as 50%',
    ],
    [
      'response: { remind_at: [100%] }',
      'remind_at[0]: "100%" is not between 1% and 99%: write a percentage of the goal from 1% to 99%, such as 50%',
    ],
    [
      'response: { remind_at: 50% }',
      'remind_at: "50%" is not a list: write a list such as [50%, 80%], or [] for none',
    ],
    [
      'response: { remind_at: [50%, 50%] }',
      'remind_at[1]: "50%" is not later than the one before: write each percentage once, smallest first',
    ],
    [
      'response: { repeat_page: 0 }',
      'repeat_page: 0 is too small: write a whole number of business minutes from 1 to 1000',
    ],
    [
      'response: { environments: { open: {} } }',
      'environments.open: is the name of the ordinary environment: choose another key',
    ],
    [
      'response: { environments: { SCF: {} } }',
      'environments.SCF: cannot be used as a key: write a short name of lower-case letters, digits, - and _ that begins with a letter',
    ],
    [
      'response: { environments: { scf: { restricted: sure } } }',
      'environments.scf.restricted: "sure" is not true or false: write true or false',
    ],
  ])('may not be %s', (line, problem) => {
    expect(problemWith(withLine(line))).toBe(`visit.response.${problem}`);
  });
});

describe('channels and people', () => {
  it('may be a channel id', () => {
    const text = MINIMAL.replace('visit-live', 'C0123456789');
    expect(teamOf(text).channels.incidents).toBe('C0123456789');
  });

  it.each([
    [
      'visit-live',
      '"Visit Live"',
      'visit.channels.incidents: "Visit Live" is not the name of a channel: did you mean visit-live?',
    ],
    [
      'incidents: visit-live }',
      'notices: x }',
      'visit.channels.incidents: is missing: write the name of a channel without #, such as visit-live, or its id',
    ],
    [
      '[U01ALPHA, U02BRAVO]',
      '[]',
      'visit.admins: [] names nobody: list at least one Slack member id, such as [U01ALPHA]',
    ],
    [
      'U02BRAVO',
      'U01ALPHA',
      'visit.admins[1]: "U01ALPHA" is already listed: take one of the two out',
    ],
    [
      'U02BRAVO',
      '"<@u02bravo>"',
      'visit.admins[1]: "<@u02bravo>" is not a Slack member id: did you mean U02BRAVO?',
    ],
    [
      '[U01ALPHA, U02BRAVO]',
      'U01ALPHA',
      'visit.admins: "U01ALPHA" is not a list: list the Slack member ids of those who may change everything, such as [U01ALPHA]',
    ],
  ])('may not be changed from %s to %s', (from, to, problem) => {
    expect(problemWith(MINIMAL.replace(from, to))).toBe(problem);
  });

  it('explains that a channel with # and without quotes is a comment', () => {
    const text = MINIMAL.replace('{ incidents: visit-live }', '\n      incidents: #visit-live');
    expect(problemWith(text)).toBe(
      'visit.channels.incidents: is empty: write the name without #, which begins a comment in YAML',
    );
  });

  it('gives each team an incidents channel of its own', () => {
    const other = MINIMAL.replace('teams:\n  visit:', '  ice:');
    expect(problemWith(MINIMAL + other)).toBe(
      'ice.channels.incidents: "visit-live" is already the incidents channel of visit: give each team a channel of its own',
    );
  });

  it('gives each team a user group of its own', () => {
    const mine = withLine('on_duty: { user_group: oncall }');
    const other = mine.replace('teams:\n  visit:', '  ice:').replace('visit-live', 'ice-live');
    expect(problemWith(mine + other)).toBe(
      'ice.on_duty.user_group: "oncall" is already the user group of visit: give each team a user group of its own',
    );
  });
});

describe('where Slack shows who is on duty', () => {
  it.each([
    ['on_duty:', { userGroup: undefined, topic: true }],
    ['on_duty: { user_group: visit-oncall }', { userGroup: 'visit-oncall', topic: true }],
    ['on_duty: { user_group: S0604QSJC, topic: false }', { userGroup: 'S0604QSJC', topic: false }],
  ])('takes %s', (line, signs) => {
    expect(teamOf(withLine(line)).signs).toEqual(signs);
  });

  it.each([
    ['"@Visit-OnCall"', '"@Visit-OnCall" is not a user group: did you mean visit-oncall?'],
    ['"<!subteam^S0604QSJC|@oncall>"', 'did you mean S0604QSJC?'],
    ['12', '12 is not a user group: write the handle of a user group without @'],
    ['"two words"', 'write the handle of a user group without @, such as visit-oncall, or its id'],
  ])('says what user_group: %s ought to be', (value, problem) => {
    expect(problemWith(withLine(`on_duty: { user_group: ${value} }`))).toContain(problem);
  });
});

describe('the GitHub repositories', () => {
  it('need only the one of the incidents', () => {
    expect(teamOf(withLine('github: { incidents: visit-dav/visit }')).github).toEqual({
      incidents: 'visit-dav/visit',
      source: undefined,
      labels: { reviewed: 'reviewed', fruit: 'low hanging fruit' },
    });
  });

  it.each([
    [
      'github: { incidents: visit }',
      'visit.github.incidents: "visit" is not a repository: write owner/name, such as visit-dav/visit',
    ],
    [
      'github: { source: a/b }',
      'visit.github.incidents: is missing: write owner/name, such as visit-dav/visit',
    ],
    [
      'github: { incidents: git@github.com:a/b.git }',
      'visit.github.incidents: "git@github.com:a/b.git" is not a repository: did you mean a/b?',
    ],
  ])('may not be %s', (line, problem) => {
    expect(problemWith(withLine(line))).toBe(problem);
  });
});
