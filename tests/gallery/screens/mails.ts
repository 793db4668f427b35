import { mailEditForm, mailReviewForm } from '../../../src/adapters/slack/views/customer-mails.ts';
import { mailPreview, mailsWaiting } from '../../../src/adapters/slack/views/mail-answers.ts';
import { handoffMail } from '../../../src/domain/mail/handoff-mail.ts';
import { DEFAULT_TEMPLATE } from '../../../src/domain/mail/template.ts';
import type { MailView } from '../../../src/features/mail/mails-of.ts';
import { sampleMail } from '../../../src/features/mail/sample-mail.ts';
import { at, ZONE } from '../../support/fixtures.ts';
import { letter, many, type Screen, type World } from '../world.ts';
import { customerLetter, mailView } from './customer-mails.ts';
import { handoffView } from './handoffs.ts';
import { statesOf } from './incidents.ts';

/** What customers are written, and what their answering developer reads before that. */
export function mailScreens(world: World): readonly Screen[] {
  const { team, now, incident } = world;
  const mails = many((n) => mailView(world, n));
  const handoff = handoffView(world, 'handed', 3);
  const review = (shown: readonly MailView[], hasMail: boolean) =>
    mailReviewForm({ ...handoff, mails: shown }, hasMail);
  const restricted = handoffMail({
    template: DEFAULT_TEMPLATE,
    teamName: team.name,
    zone: ZONE,
    customerName: undefined,
    incidents: [incident(statesOf(world)['restricted'])],
    from: world.alpha,
    primary: world.delta,
    backup: undefined,
    opensAt: at('2027-01-19 08:00'),
  });
  const outdated = { ...mailView(world, 1), isOutdated: true };
  return [
    { of: 'customer-mails/mailReviewForm', state: 'nobody to tell', view: review([], true) },
    ...mails.slice(1, 8).map((one) => ({
      of: 'customer-mails/mailReviewForm',
      state: one.isOutdated ? `${one.mail.state}, outdated` : one.mail.state,
      view: review([one], true),
    })),
    { of: 'customer-mails/mailReviewForm', state: '40 customers', view: review(mails, true) },
    {
      of: 'customer-mails/mailReviewForm',
      state: '40 customers, without a mail server',
      view: review(mails, false),
    },
    {
      of: 'customer-mails/mailEditForm',
      state: 'as it is proposed',
      view: mailEditForm(mailView(world, 1)),
    },
    {
      of: 'customer-mails/mailEditForm',
      state: 'outdated',
      view: mailEditForm(outdated),
    },
    {
      of: 'customer-mails/mailEditForm',
      state: 'restricted',
      view: mailEditForm({ ...mailView(world, 1), isRestricted: true }),
    },
    { of: 'mail-answers/mailsWaiting', state: 'none', view: mailsWaiting([]) },
    {
      of: 'mail-answers/mailsWaiting',
      state: 'of 40 handoffs',
      view: mailsWaiting(many((n) => ({ handoff: `h-${String(n)}`, count: 3 }))),
    },
    {
      of: 'mail-answers/mailPreview',
      state: 'the template',
      view: mailPreview(team, sampleMail(team, now)),
    },
    {
      of: 'mail/handoffMail',
      state: 'to a customer with one incident',
      view: letter(asLetter(customerLetter(world, 1))),
    },
    {
      of: 'mail/handoffMail',
      state: 'to a customer with 40',
      view: letter(asLetter(customerLetter(world, 40))),
    },
    { of: 'mail/handoffMail', state: 'restricted', view: letter(asLetter(restricted)) },
  ];
}

const asLetter = ({ subject, text }: { readonly subject: string; readonly text: string }) => ({
  title: subject,
  text,
});
