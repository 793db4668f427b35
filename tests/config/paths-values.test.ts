import { describe, expect, it } from '@jest/globals';
import { MINIMAL, problemsOf, teamOf } from './config-text.ts';

/** Puts lines into the team, below an environment that is restricted and one that is not. */
const withLines = (...lines: string[]): string =>
  [
    MINIMAL.trimEnd(),
    '    response:',
    '      environments:',
    '        scf: { needs: [scf], restricted: true }',
    '        lab: {}',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');

describe('paths for some incidents only', () => {
  it('have waits, repeats and limits of their own, and page everybody with a capability', () => {
    const text = withLines(
      'paths:',
      '  major:',
      '    for: { severity: major }',
      '    steps:',
      '      - { page: backup, after: 5, repeat: 3, times: 4 }',
      '      - { page: { capability: SCF }, after: 10 }',
      '      - { tell: channel, after: 15 }',
      '  lab: { for: { severity: [minor, normal], environment: lab }, steps: [{ page: lead }] }',
    );
    expect(teamOf(text).paths).toEqual([
      {
        name: 'major',
        severities: ['major'],
        environments: [],
        steps: [
          { target: { kind: 'backup' }, afterMinutes: 5, repeatMinutes: 3, times: 4 },
          { target: { kind: 'capability', capability: 'scf' }, afterMinutes: 10 },
          { target: { kind: 'channel' }, afterMinutes: 15 },
        ],
      },
      {
        name: 'lab',
        severities: ['minor', 'normal'],
        environments: ['lab'],
        steps: [{ target: { kind: 'lead' }, afterMinutes: 0 }],
      },
    ]);
  });

  it.each([
    [
      'no word on what it is for',
      ['paths: { x: { for: {}, steps: [{ page: lead }] } }'],
      'hotline.yml:13: teams.visit.paths.x.for: {} is for no incidents of its own: name a severity or an environment; what holds for all the rest is escalation',
    ],
    [
      'a severity that there is not',
      ['paths: { x: { for: { severity: magor }, steps: [{ page: lead }] } }'],
      'hotline.yml:13: teams.visit.paths.x.for.severity: "magor" is not known here: did you mean major?',
    ],
    [
      'an environment that there is not',
      ['paths: { x: { for: { environment: [open, sfc] }, steps: [{ page: lead }] } }'],
      'hotline.yml:13: teams.visit.paths.x.for.environment: ["open", "sfc"] names sfc, which is no environment of this team: did you mean scf?',
    ],
    [
      'a capability that is nearly another',
      ['escalation: [{ page: { capability: scff } }]'],
      'hotline.yml:13: teams.visit.escalation[0].page.capability: "scff" is needed by no environment: did you mean scf?',
    ],
    [
      'a path behind one that takes all of its incidents',
      [
        'paths:',
        '  all: { for: { environment: [open, lab] }, steps: [{ page: lead }] }',
        '  major: { for: { severity: major }, steps: [{ page: backup }] }',
      ],
      'hotline.yml:15: teams.visit.paths.major: is never reached: all takes all that it is for: put it before, or take it out',
    ],
    [
      'a severity of incidents that have none',
      ['paths: { x: { for: { severity: major, environment: scf }, steps: [{ page: lead }] } }'],
      'hotline.yml:13: teams.visit.paths.x: is never reached: incidents of a restricted environment have no severity: name the environment alone',
    ],
    [
      'a path that pages nobody',
      ['paths: { x: { for: { severity: major }, steps: [{ tell: channel }] } }'],
      'hotline.yml:13: teams.visit.paths.x.steps: [{…}] pages nobody: begin with { page: backup }',
    ],
    [
      'pages that would end in silence',
      ['escalation: [{ page: backup, times: 3 }, { tell: channel, after: 20 }]'],
      'hotline.yml:13: teams.visit.escalation[0].times: would end the pages in silence: leave times out of the last step that pages: it goes on until somebody is on it',
    ],
    [
      'repeats where nobody is paged',
      ['escalation: [{ page: backup }, { tell: channel, after: 20, repeat: 5 }]'],
      'hotline.yml:13: teams.visit.escalation[1].repeat: means nothing where nobody is paged: take it out, or put it at a step with page',
    ],
    [
      'a wait before the first step of other than major incidents',
      ['paths: { x: { for: { environment: lab }, steps: [{ page: lead, after: 5 }] } }'],
      'hotline.yml:13: teams.visit.paths.x.steps[0].after: 5 delays the first step: leave it out: the first step is taken when the goal runs out',
    ],
    [
      'a loop: a target that comes twice',
      ['escalation: [{ page: { capability: scf } }, { page: { capability: SCF }, after: 5 }]'],
      'hotline.yml:13: teams.visit.escalation[1]: {…} repeats the target of step 1: take one of the two out',
    ],
  ])('may not have %s', (_, lines, problem) => {
    expect(problemsOf(withLines(...lines))).toEqual([problem]);
  });
});
