import { describe, expect, it } from '@jest/globals';
import { MINIMAL, problemsOf, teamOf } from './config-text.ts';

/** Puts a line into the team, below its calendar. */
const withLine = (line: string): string => `${MINIMAL}    ${line}\n`;

describe('the escalation path', () => {
  it('may page a person', () => {
    const text = withLine('escalation: [{ page: U09SENIOR }, { tell: channel, after: 5 }]');
    expect(teamOf(text).escalation).toEqual([
      { target: { kind: 'person', userId: 'U09SENIOR' }, afterMinutes: 0 },
      { target: { kind: 'channel' }, afterMinutes: 5 },
    ]);
  });

  it.each([
    ['[]', ': [] pages nobody: begin with { page: backup }'],
    ['[{ tell: channel }]', ': [{…}] pages nobody: begin with { page: backup }'],
    [
      '[{ page: backup }, { page: lead }]',
      '[1].after: is missing: write a whole number of business minutes from 1 to 10000',
    ],
    [
      '[{ page: backup }, { page: lead, after: 0 }]',
      '[1].after: 0 is too small: write a whole number of business minutes from 1 to 10000',
    ],
    [
      '[{ page: backup, after: 5 }]',
      '[0].after: 5 delays the first step: leave it out: the first step is taken when the goal runs out',
    ],
    [
      '[{ page: backup }, { page: backup, after: 5 }]',
      '[1]: {…} repeats the target of step 1: take one of the two out',
    ],
    [
      '[{ page: lead }, { page: U01ALPHA, after: 5 }]',
      '[1]: {…} repeats the target of step 1: take one of the two out',
    ],
    ['[{ page: backup, tell: channel }]', '[0]: {…} has both page and tell: make two steps of it'],
    [
      '[{ page: backup }, { after: 5 }]',
      '[1]: {…} has neither page nor tell: write a step such as { page: lead, after: 20 } or { tell: channel, after: 20 }',
    ],
    [
      '[{ page: primary }]',
      '[0].page: "primary" cannot be paged by a path: a major incident pages the primary at once, of any other the primary is reminded: write backup, lead, a Slack member id such as U01ALPHA, or { capability: scf } for everybody who has it',
    ],
    [
      '[{ page: alpha }]',
      '[0].page: "alpha" is nobody who can be paged: write backup, lead, a Slack member id such as U01ALPHA, or { capability: scf } for everybody who has it',
    ],
    ['[{ page: backup, afer: 5 }]', '[0].afer: is not a known key: did you mean after?'],
    [
      '[backup]',
      '[0]: "backup" is not a mapping: write a step such as { page: lead, after: 20 } or { tell: channel, after: 20 }',
    ],
    [
      '{ page: backup }',
      ': {…} is not a list: write a list of steps such as [{ page: backup }, { page: lead, after: 20 }]',
    ],
  ])('may not be %s', (path, problem) => {
    const problems = problemsOf(withLine(`escalation: ${path}`));
    expect(problems).toContain(`hotline.yml:9: teams.visit.escalation${problem}`);
  });
});
