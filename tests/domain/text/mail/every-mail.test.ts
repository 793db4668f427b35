import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { issueDraft } from '../../../../src/adapters/github/views/issue-draft.ts';
import { incidentCard } from '../../../../src/adapters/slack/views/incident-card.ts';
import { pageToChannel } from '../../../../src/adapters/slack/views/page.ts';
import { customerMail, sendOnMessage } from '../../../../src/adapters/slack/views/redirect.ts';
import { withMail } from '../../../../src/domain/incident/from-mail.ts';
import { checkReport, openIncident } from '../../../../src/domain/incident/report.ts';
import { readMarker } from '../../../../src/domain/issue-log/marker.ts';
import { harmless } from '../../../../src/domain/text/harmless.ts';
import { readMail } from '../../../../src/domain/text/mail/read-mail.ts';
import { checkMessage } from '../../../../src/doubles/slack/limits/check-message.ts';
import { at, UMA, visit, ZONE } from '../../../support/fixtures.ts';

const NOW = at('2027-01-12 09:24');
const TEAM = visit();

/** What somebody would try who wants a mention, a reference or a hidden line of ours; and what mails are made of. */
const PIECES = [
  '<!channel>',
  '<@U01ALPHA>',
  '<#C0123>',
  '<https://evil.example|click>',
  '<!-- hotline incident=INC-1 key=1 -->',
  '<!-- hotline remark incident=INC-1 key=1 -->',
  '<!',
  '-- hotline',
  '-->',
  '&lt;!channel&gt;',
  '&#60;!-- hotline incident=INC-1 key=1 --&#62;',
  '&amp;lt;!here&amp;gt;',
  '@alpha-gh',
  '#12',
  'GH-12',
  'visit-dav/visit#3',
  'https://github.com/o/r/issues/1',
  '```',
  '\n```\n@alpha-gh #12\n',
  '````text',
  '~~~',
  '\u202e',
  '\u200b',
  '\u0000',
  '<p>',
  '</p>',
  '<script>',
  '<style',
  '<div title="',
  'From: "Reed, Dana" <dana@example.org>',
  'From: ',
  'Subject: Re: ',
  'Date: Tue, 12 Jan 2027 08:41:00 -0800',
  'Sent: ',
  'On Tue, Alex wrote:',
  '-- ',
  '> ',
  '\n',
  '\r\n',
  '\n\n',
  '🌋',
  ' ',
];

const mails = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 20 })), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

const EMPTY = {
  title: '',
  description: '',
  customer: { name: undefined, email: undefined, phone: undefined, organisation: undefined },
  contact: 'call',
  severity: 'normal',
  environment: 'open',
  cameInAt: undefined,
} as const;

/** What is left of Slack's mark-up without the tokens that we make ourselves. */
const foreignTokens = (value: unknown): readonly string[] =>
  JSON.stringify(value)
    .replace(/<!date\^\d+\^[^<>|]*\|[^<>]*>/gu, '')
    .replace(/<mailto:[^<>|]*\|Open it in your mail program>/gu, '')
    .match(/<[^ ]/gu) ?? [];

/** A body without what GitHub shows as it is: fenced blocks, and code within a line. */
const live = (body: string): string =>
  body
    .replace(/^(`{3,})text\n[\s\S]*?\n\1$/gmu, '')
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/gu, '');

const NOBODY = { primary: undefined, backup: undefined };

const PAGE = {
  page: { step: 0, times: 1, late: undefined },
  outage: undefined,
  to: undefined,
  mayRepeat: undefined,
  next: undefined,
  againAt: NOW,
};

const LIVE_ON_GITHUB = /@[A-Za-z\d]|#\d|\bGH-\d|:\/\//u;

/** What is wrong with what becomes of a mail: read, as an incident, on its card and on its issue. */
function flawsOf(pasted: string): readonly string[] {
  const team = TEAM;
  const mail = readMail(pasted, ZONE);
  if (!mail.ok) return [mail.problem];
  const flaws: string[] = [];
  const must = (holds: boolean, flaw: string): void => {
    if (!holds) flaws.push(flaw);
  };
  const texts = [mail.subject, mail.from.name, mail.from.email, mail.body].join('\n');
  must(!/<[!@#]/u.test(texts), 'a token of Slack’s was read');
  must(readMarker(texts) === undefined, 'a marker was read');
  must(harmless(mail.body) === mail.body, 'the body changes when it is read again');

  // Somebody typed the same above it: that is not quoted.
  const given = withMail({ ...EMPTY, description: pasted }, pasted, ZONE, NOW);
  if ('ok' in given) return [given.message];
  const report = { ...given, cameInAt: given.cameInAt ?? NOW, isRedirect: true };
  const refusal = checkReport(report, team, NOW);
  if (refusal) {
    must(refusal.field === 'title' && report.title.trim() === '', refusal.message);
    return flaws;
  }
  const facts = { number: 41, team, by: UMA, owner: undefined, now: NOW };
  const { incident } = openIncident(report, facts);
  const view = { incident, team, owner: undefined, now: NOW, minutesLeft: 60 };
  const shown = [
    incidentCard(view),
    pageToChannel(view, PAGE, undefined),
    sendOnMessage(view, NOBODY),
  ];
  for (const message of shown) {
    must(checkMessage({ ...message }, 'post') === undefined, 'Slack would refuse a message');
    // Rich text is shown as it is: there is no mark-up in it.
    const marked = message.blocks.filter((block) => block.type !== 'rich_text');
    flaws.push(...foreignTokens([message.text, marked]));
  }
  const { subject, body: words } = customerMail(view, NOBODY);
  must(!/[\r\n]/u.test(subject) && words.length < 2_000, 'the customer’s mail is out of shape');

  const { title, body } = issueDraft({ incident, team, owner: undefined, backup: undefined });
  must(title.length <= 256 && body.length <= 65_536, 'GitHub would refuse the issue');
  must(!LIVE_ON_GITHUB.test(title), `live in the title: ${title}`);
  must(!LIVE_ON_GITHUB.test(live(body)), `live in the body: ${live(body)}`);
  must(live(body).match(/<!--/gu)?.length === 1, 'a comment beside our own');
  const marker = readMarker(body);
  must(marker?.kind === 'incident' && marker.incident === 41, 'our own marker is gone');
  return flaws;
}

describe('any mail that anybody pastes', () => {
  it('keeps its limits and has nothing live in it, for Slack or for GitHub', () => {
    fc.assert(
      fc.property(mails, (pasted) => {
        // One comparison for each case: two thousand times twenty of them take half a minute.
        expect(flawsOf(pasted)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read in time that grows with its length, whatever it holds', () => {
    const hostile = [
      '<!--',
      '<script>',
      '<div ',
      '> ',
      'a@',
      '&#',
      'On x',
      '-- \n',
      'From: \n',
      '<',
      '\n',
    ];
    for (const piece of hostile) {
      const began = performance.now();
      readMail(piece.repeat(Math.floor(100_000 / piece.length)), ZONE);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });
});
