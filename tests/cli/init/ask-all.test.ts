import { describe, expect, it } from '@jest/globals';
import { askAll, fillIn, flagOf } from '../../../src/cli/init/ask-all.ts';
import { configText } from '../../../src/cli/init/config-text.ts';
import { environmentText } from '../../../src/cli/init/environment-text.ts';
import { nextSteps } from '../../../src/cli/init/next-steps.ts';
import { QUESTIONS } from '../../../src/cli/init/questions.ts';
import type { Terminal } from '../../../src/cli/init/terminal.ts';
import { buildProgram } from '../../../src/cli/program.ts';
import { loadConfig } from '../../../src/config/load-config.ts';

const NOW = Date.parse('2026-11-30T09:00:00Z');
const BOT = `xoxb-${'1'.repeat(12)}`;
const APP = `xapp-${'1'.repeat(12)}`;

/** Somebody who gives these answers, one after the other, and then is gone. */
function typed(...answers: string[]): Terminal & { readonly shown: string[] } {
  const shown: string[] = [];
  return {
    shown,
    say: (text) => {
      shown.push(text);
    },
    ask: async (prompt) => {
      shown.push(prompt);
      return await Promise.resolve(answers.shift());
    },
    close: () => undefined,
  };
}

const asked = async (terminal: Terminal, given = {}) =>
  await askAll(terminal, { given, files: {}, now: NOW });

describe('hotline init', () => {
  it('writes what was answered, and the return key takes what is offered', async () => {
    const answers = await asked(
      typed(
        'visit',
        'VisIt: "live"',
        '#visit-live',
        'U01ALPHA',
        'America/Los_Angeles',
        'mon-thu 08:00-12:00 13:00-17:00; fri 08:00-12:00',
        'us',
        '',
        'Columbus Day, Veterans Day',
        '',
        'visit-dav/live',
        'visit-dav/visit',
        BOT,
        APP,
        '',
      ),
    );
    const loaded = loadConfig(configText(answers), 'hotline.yml');
    expect(loaded.ok ? loaded.value.teams[0] : loaded.problems).toMatchObject({
      key: 'visit',
      name: 'VisIt: "live"',
      channels: { incidents: 'visit-live', notices: 'visit-live' },
      admins: ['U01ALPHA'],
      lead: 'U01ALPHA',
      calendar: {
        zone: 'America/Los_Angeles',
        hours: {
          1: [
            { start: 480, end: 720 },
            { start: 780, end: 1020 },
          ],
          5: [{ start: 480, end: 720 }],
          6: [],
        },
        holidays: { country: 'US', state: undefined, except: ['Columbus Day', 'Veterans Day'] },
      },
      response: { goalMinutes: 60 },
      github: { incidents: 'visit-dav/live', source: 'visit-dav/visit' },
    });
    expect(environmentText(answers, {})).toContain(`SLACK_BOT_TOKEN=${BOT}\n`);
    expect(nextSteps(answers, {})).toContain('1. Fill in .env: GITHUB_TOKEN.');
  });

  it('says what is wrong with an answer and what to do, and asks again', async () => {
    const terminal = typed(
      'Visit',
      '',
      'visit',
      '',
      'two words!',
      'visit-live',
      '@alpha',
      'U01ALPHA',
      'Europe/Berln',
      'Europe/Berlin',
      'mon-fri',
      '',
      'Germany',
      'DE',
      'Bavaria',
      'BY',
      'Oktoberfest',
      '',
      'soon',
      '30',
      'visit',
      '',
      APP,
      BOT,
      'xapp-…',
      APP,
    );
    await asked(terminal);
    expect(
      terminal.shown
        .filter((line) => line.startsWith('  ') && line.includes(': '))
        .map((line) => line.slice(0, 81)),
    ).toEqual([
      '  "Visit" cannot be used as a key: write a short name of lower-case letters, digi',
      '  "two words!" is not the name of a channel: write the name of a channel without ',
      '  "@alpha" is not a Slack member id: write a Slack member id such as U01ALPHA (in',
      '  "Europe/Berln" is not a time zone: did you mean Europe/Berlin?',
      '  "mon-fri" has no hours for mon-fri: write days and hours, such as mon-fri 08:00',
      '  "Germany" is not known (the country "GERMANY" is not known): give a code, the n',
      '  "Bavaria" is not known (the state "BAVARIA" is not known): give a code, the nea',
      '  "Oktoberfest" is not known ("Oktoberfest" is no holiday of these rules): the ne',
      '  "soon" is not a number: write a whole number of business minutes from 1 to 1000',
      '  "visit" is not a repository: write owner/name, such as visit-dav/visit',
      '  That does not begin with xoxb-: copy the Bot User OAuth Token (xoxb-…) from OAu',
      '  That holds a blank, a line break or a letter that tokens do not have: copy it a',
    ]);
  });

  it('shows the holidays before they count, and no secret that was pasted at the wrong question', async () => {
    const terminal = typed(
      'visit',
      '',
      BOT,
      'visit-live',
      'U01ALPHA',
      'Europe/Berlin',
      '',
      'DE',
      'BY',
      '',
      '',
      '',
      '',
      '',
    );
    await asked(terminal);
    expect(terminal.shown).toContain('  2027-01-06  Heilige Drei Könige');
    expect(terminal.shown.join('\n')).not.toContain(BOT);
  });

  it('writes nothing when the answers end too early', async () => {
    await expect(asked(typed('visit'))).rejects.toThrow(
      'no answer to “What messages call the team”: nothing was written',
    );
  });

  it('asks nothing that a flag said, and nothing about a secret in a file', async () => {
    const given = {
      team: 'visit',
      channel: 'visit-live',
      admin: 'U01ALPHA',
      zone: 'UTC',
      hours: 'mon-fri 09:00-17:00',
      country: '',
      goal: '60',
      incidents: '',
    };
    const files = { botToken: '/run/secrets/the bot', appToken: '/run/secrets/app' };
    const terminal = typed('VisIt');
    const answers = await askAll(terminal, { given, files, now: NOW });
    expect(answers.name).toBe('VisIt');
    expect(environmentText(answers, files)).toContain(
      'SLACK_BOT_TOKEN_FILE="/run/secrets/the bot"\n',
    );
  });

  it('without questions, names every flag that is missing or wrong, all at once', async () => {
    const wish = { files: {}, now: NOW };
    await expect(fillIn({ ...wish, given: { team: 'visit' } })).rejects.toMatchObject({
      lines: [
        '--channel is needed: The Slack channel in which incidents appear',
        '--admin is needed: Slack member id of an admin: who may change the roster and the plan',
      ],
    });
    await expect(
      fillIn({ ...wish, given: { team: 'VisIt', state: 'CA', worksOn: 'Labor Day', goal: '0' } }),
    ).rejects.toMatchObject({
      lines: [
        expect.stringMatching(/^--team: "VisIt" cannot be used as a key: /u),
        '--state means nothing without --country',
        '--works-on means nothing without --country',
        '--goal: "0" is too small: write a whole number of business minutes from 1 to 10000',
      ],
    });
  });

  it('has a flag for every question', () => {
    const init = buildProgram('1').commands.find((command) => command.name() === 'init');
    const flags = init?.options.map((option) => option.long) ?? [];
    const wanted = QUESTIONS.map(({ key, isSecret }) => `${flagOf(key)}${isSecret ? '-file' : ''}`);
    expect(new Set(flags)).toEqual(new Set([...wanted, '--yes', '--force']));
  });
});
