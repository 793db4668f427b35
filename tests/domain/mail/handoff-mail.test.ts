import { describe, expect, it } from '@jest/globals';
import { type HandoffMailFacts, handoffMail } from '../../../src/domain/mail/handoff-mail.ts';
import {
  checkTemplate,
  DEFAULT_TEMPLATE,
  fillTemplate,
} from '../../../src/domain/mail/template.ts';
import { ALPHA, at, incident, ZONE } from '../../support/fixtures.ts';

const answered = { by: ALPHA, at: at('2027-01-14 09:52') };

const FACTS: HandoffMailFacts = {
  template: DEFAULT_TEMPLATE,
  teamName: 'VisIt',
  zone: ZONE,
  customerName: 'Dana Reed',
  incidents: [incident({ answered, state: 'answered' })],
  from: { name: 'alpha' },
  primary: { name: 'bravo', email: 'bravo@example.org', phone: '925-555-0101' },
  backup: { name: 'delta', email: 'delta@example.org', phone: undefined },
  opensAt: at('2027-01-19 08:00'),
};

describe('the mail to a customer whose incident changes hands', () => {
  it('reads like a letter, with the day, where it stands and whom to ask', () => {
    const mail = handoffMail(FACTS);
    expect(mail.subject).toBe(
      'Your VisIt question: Contour plot crashes when restarting from a dump (INC-41)',
    );
    expect(mail.text).toBe(`Hello Dana Reed,

what you asked us is not settled yet, and from Tuesday 19 January someone new looks after it.
Nothing is lost: your reports and our findings go with it.

Where it stands: we answered you on Thursday 14 January, and are still working on it.

From Tuesday 19 January you reach
  bravo (primary), bravo@example.org, 925-555-0101
  delta (backup), delta@example.org

You need not do anything. Simply answer this mail if something changes.

alpha, for the VisIt team
`);
  });

  it('names all incidents of a customer, each with where it stands', () => {
    const mail = handoffMail({
      ...FACTS,
      customerName: undefined,
      backup: undefined,
      incidents: [
        incident({ answered, state: 'answered' }),
        incident({ number: 44, title: 'Movie is black' }),
      ],
    });
    expect(mail.subject).toBe(
      'Your VisIt question: Contour plot crashes when restarting from a dump, and 1 more (INC-41 and INC-44)',
    );
    expect(mail.text).toMatch(/^Hello,\n/u);
    expect(mail.text).toContain(`Where it stands:
  INC-41, Contour plot crashes when restarting from a dump: we answered you on Thursday 14 January, and are still working on it.
  INC-44, Movie is black: we have not given you an answer yet.
`);
    expect(mail.text).not.toContain('(backup)');
  });

  it('lets nothing that people typed break out of its line, or pass for a placeholder', () => {
    const mail = handoffMail({
      ...FACTS,
      customerName: 'Dana\r\nBcc: all@example.org\u202e {contacts}',
      incidents: [incident({ title: 'a\u2028b\0c' })],
    });
    expect(mail.text.split('\n')[0]).toBe('Hello Dana Bcc: all@example.org {contacts},');
    expect(mail.subject).toBe('Your VisIt question: abc (INC-41)');
  });

  it('says of what is restricted that there is something, and no word more', () => {
    const title = 'Restricted incident (SCF)';
    const mail = handoffMail({ ...FACTS, incidents: [incident({ isRestricted: true, title })] });
    expect(mail.subject).toBe('Your VisIt question: your request (INC-41)');
    expect(mail.text).not.toContain('SCF');
  });
});

describe('a template', () => {
  const values = {
    customer: '',
    incident: 'INC-1',
    title: '',
    standing: '',
    day: '',
    primary: '',
    backup: '',
    contacts: '',
    from: '',
    team: 'VisIt',
  };

  it('drops what is empty with the blank before it, and with its line where it stands alone', () => {
    const filled = fillTemplate('Hello {customer},\n\n{standing}\n\n{ team }: {incident}', values);
    expect(filled).toBe('Hello,\n\nVisIt: INC-1');
  });

  it.each([
    ['{custommer}', 'has the unknown placeholder {custommer}; did you mean {customer}?'],
    [
      'a {x y} b',
      'has the unknown placeholder {x y}; write one of {customer}, {incident}, {title}, {standing}, {day}, {primary}, {backup}, {contacts}, {from}, {team}',
    ],
    ['{customer', 'has a brace that is not closed; write a placeholder such as {incident}'],
  ])('is refused where %s cannot be filled in', (text, problem) => {
    expect(checkTemplate(text)).toEqual({ ok: false, problem });
  });

  it('is accepted as it comes with the bot', () => {
    expect(checkTemplate(DEFAULT_TEMPLATE.subject).ok).toBe(true);
    expect(checkTemplate(DEFAULT_TEMPLATE.text).ok).toBe(true);
  });
});
