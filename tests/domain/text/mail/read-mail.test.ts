import { describe, expect, it } from '@jest/globals';
import { readMail } from '../../../../src/domain/text/mail/read-mail.ts';
import { at, ZONE } from '../../../support/fixtures.ts';

const read = (text: string) => {
  const mail = readMail(text, ZONE);
  if (!mail.ok) throw new Error(mail.problem);
  return mail;
};

const BODY = 'Contour plots crash when I restart from a dump.';

describe('a pasted mail', () => {
  it('gives subject, sender, date and words, whatever program it comes from', () => {
    const sent = at('2027-01-12 08:41');
    for (const [headers, name] of [
      [
        'Return-Path: <x@y.org>\nReceived: from a.example\n\tby b.example; Tue, 12 Jan 2027\nFrom: "Reed, Dana" <dana@example.org>\nTo: visit@example.org\nDate: Tue, 12 Jan 2027 08:41:00 -0800 (PST)\nSubject: Re: Fwd: Contour crash',
        'Reed, Dana',
      ],
      [
        'From: Dana Reed <dana@example.org>\nSent: Tuesday, January 12, 2027 8:41 AM\nTo: VisIt\nSubject: AW: Contour crash',
        'Dana Reed',
      ],
      [
        '---------- Forwarded message ---------\nFrom: *Dana Reed* <dana@example.org>\nDate: Tue, Jan 12, 2027 at 8:41\u202fAM\nSubject: Contour crash\nTo: <visit@example.org>',
        'Dana Reed',
      ],
      [
        'Begin forwarded message:\n\n> From: Dana Reed <dana@example.org>\n> Subject: Contour crash\n> Date: January 12, 2027 at 8:41:00 AM PST',
        'Dana Reed',
      ],
    ] as const) {
      expect(read(`${headers}\n\n${BODY}`)).toEqual({
        ok: true,
        subject: 'Contour crash',
        from: { name, email: 'dana@example.org' },
        sentAt: sent,
        body: BODY,
      });
    }
  });

  it('is taken as it stands when it has no headers, also where a line looks like one', () => {
    expect(read(`Note: on Windows.\n\n${BODY}`)).toEqual({
      ok: true,
      subject: undefined,
      from: { name: undefined, email: undefined },
      sentAt: undefined,
      body: `Note: on Windows.\n\n${BODY}`,
    });
  });

  it('loses what it quotes, what it answers and its signature', () => {
    expect(
      read(
        `On Mon, Jan 11, 2027 at 9:00 AM, Alex Alpha <a@x.org> wrote:\n> Which version?\n\n3.4.\n\nSent from my iPhone`,
      ).body,
    ).toBe('3.4.');
    expect(read(`${BODY}\n-- \nDana Reed\nExample Lab`).body).toBe(BODY);
    expect(read(`${BODY}\n\n-----Original Message-----\nFrom: Alex\nOld words`).body).toBe(BODY);
    expect(read(`${BODY}\n\nFrom: Alex\nSent: Monday\nOld words`).body).toBe(BODY);
  });

  it('keeps what is quoted when there is nothing else', () => {
    expect(read('> Which version?\n> 3.4, I think.').body).toBe('Which version?\n3.4, I think.');
  });

  it('is read without its HTML', () => {
    expect(
      read(
        '<html><head><title>x</title><style>p{color:red}</style></head><body><p>Contour plots <b>crash</b> &amp; burn.</p><!-- a > b, hotline incident=INC-1 key=1 --><script>alert(1)</script><div>Version&nbsp;3.4</div></body></html>',
      ).body,
    ).toBe('Contour plots crash & burn.\nVersion 3.4');
  });

  it('loses what would pass for a mention or for a hidden line of ours', () => {
    expect(read('<!channel> <@U01ALPHA> <!-- hotline incident=INC-9 key=1 -->').body).toBe(
      '< !channel> < @U01ALPHA> < !-- hotline incident=INC-9 key=1 -->',
    );
    expect(read('<p>&lt;!channel&gt; &#60;@U01ALPHA&#62;</p>').body).toBe(
      '< !channel> < @U01ALPHA>',
    );
  });

  it('has a date only where that is one', () => {
    expect(read('Date: yesterday\nSubject: x\n\ny').sentAt).toBeUndefined();
  });

  it('is refused with a sentence when it has 2 MB', () => {
    expect(readMail('x'.repeat(2_000_000), ZONE)).toEqual({
      ok: false,
      problem:
        'The mail has 2000000 characters; 100000 at most. Paste what the customer wrote, without attachments and logs.',
    });
  });
});
