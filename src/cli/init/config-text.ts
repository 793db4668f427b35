import { holidayNames } from './holidays.ts';
import { hoursLines } from './hours.ts';
import type { Answers } from './questions.ts';

/** Any text as YAML reads it back: JSON's strings are YAML's. */
const quoted = (text: string): string => JSON.stringify(text);

/** A line of YAML with its reason beside it. */
const withReason = (line: string, reason: string): string => `${line.padEnd(38)} # ${reason}`;

/** `hotline.yml` for one team. */
export function configText(answers: Answers): string {
  const { team, name, channel, admin, zone, goal } = answers;
  return `${[
    '# How the team works. Hotline reads this file at start; every mistake is named with its line.',
    '# All there is to say, with each default, is in hotline.example.yml and docs/configuration.md.',
    '# People, time off and swaps are not here: they live in the database and are changed in Slack.',
    '',
    'teams:',
    `  ${team}:`,
    `    name: ${quoted(name)}`,
    '',
    '    channels:',
    withReason(`      incidents: ${quoted(channel)}`, 'Invite the bot to it.'),
    '',
    withReason(
      `    admins: [${quoted(admin)}]`,
      'Who may change the roster and the plan; the first is the lead, too.',
    ),
    '',
    '    calendar:',
    `      zone: ${quoted(zone)}`,
    '      hours:',
    ...hoursLines(answers.hours).map(
      ({ days, hours }) => `        ${quoted(days)}: [${hours.map(quoted).join(', ')}]`,
    ),
    ...holidayLines(answers),
    '',
    '    response:',
    withReason(`      goal: ${goal}`, 'Business minutes until the first answer.'),
    ...githubLines(answers),
  ].join('\n')}\n`;
}

function holidayLines({ country, state, worksOn }: Answers): readonly string[] {
  if (country === '') return [];
  const names = holidayNames(worksOn);
  return [
    '      holidays:',
    `        country: ${quoted(country)}`,
    ...(state === '' ? [] : [`        state: ${quoted(state)}`]),
    ...(names.length === 0
      ? []
      : [withReason(`        except: [${names.map(quoted).join(', ')}]`, 'You work on these.')]),
    withReason('        also: {}', 'Closed dates of your own, such as 2026-12-24: Christmas Eve'),
  ];
}

function githubLines({ incidents, source }: Answers): readonly string[] {
  if (incidents === '') return [];
  return [
    '',
    '    github:',
    withReason(`      incidents: ${quoted(incidents)}`, 'Incidents become issues here.'),
    ...(source === ''
      ? []
      : [withReason(`      source: ${quoted(source)}`, 'Known issues are looked for here.')]),
  ];
}
