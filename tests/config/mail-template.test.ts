import { describe, expect, it } from '@jest/globals';
import { DEFAULT_TEMPLATE } from '../../src/domain/mail/template.ts';
import { MINIMAL, problemsOf, teamOf } from './config-text.ts';

const withMail = (lines: string): string => `${MINIMAL}    mail:\n      handoff:\n${lines}`;

describe('what a team writes to its customers', () => {
  it('is what comes with the bot, where nothing else is said', () => {
    expect(teamOf(MINIMAL).handoffMail).toEqual(DEFAULT_TEMPLATE);
    expect(teamOf(`${MINIMAL}    mail:\n`).handoffMail).toEqual(DEFAULT_TEMPLATE);
    const { subject, text } = teamOf(
      withMail('        subject: "{incident} goes on"\n'),
    ).handoffMail;
    expect(subject).toBe('{incident} goes on');
    expect(text).toBe(DEFAULT_TEMPLATE.text);
  });

  it('keeps its lines', () => {
    const lines = '        text: |\n          Dear {customer},\n\n          {contacts}\n';
    expect(teamOf(withMail(lines)).handoffMail.text).toBe('Dear {customer},\n\n{contacts}\n');
  });

  it.each([
    [
      '        subject: "{incidents} goes on"\n',
      'hotline.yml:11: teams.visit.mail.handoff.subject: "{incidents} goes on" has the unknown placeholder {incidents}: did you mean {incident}?',
    ],
    [
      '        subject: "a\\nBcc: b"\n',
      'hotline.yml:11: teams.visit.mail.handoff.subject: "a\\nBcc: b" holds a line break or a control character: write it on one line',
    ],
    [
      '        text: Hello {customer}\n',
      'hotline.yml:11: teams.visit.mail.handoff.text: "Hello {customer}" does not say who takes over: put {contacts} into it',
    ],
    [
      '        text: "{contacts} {customer"\n',
      'hotline.yml:11: teams.visit.mail.handoff.text: "{contacts} {customer" has a brace that is not closed: write a placeholder such as {incident}',
    ],
    [
      '        body: Hello\n',
      'hotline.yml:11: teams.visit.mail.handoff.body: is not a known key: known keys are subject, text',
    ],
  ])('is refused, with line and remedy, where %j cannot be', (lines, problem) => {
    expect(problemsOf(withMail(lines))).toEqual([problem]);
  });
});
