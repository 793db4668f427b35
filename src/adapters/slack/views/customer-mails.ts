import type { Button, KnownBlock } from '@slack/types';
import { incidentName } from '../../../domain/incident/incident.ts';
import {
  type CustomerMail,
  isTold,
  SUBJECT_LIMIT,
  TEXT_LIMIT,
} from '../../../domain/mail/customer-mail.ts';
import { mailtoLink } from '../../../domain/mail/mailto.ts';
import type { HandoffView } from '../../../features/handoff/handoff-view.ts';
import type { MailView } from '../../../features/mail/mails-of.ts';
import { ACTION, FIELD, FORM } from '../ids.ts';
import { actions, button, context, type Form, section } from './blocks.ts';
import { input, textInput, words } from './forms.ts';
import { counted, cut, plain, safeCut, safeLine, someWords, when } from './text.ts';

/** Each takes up to six blocks of Slack's hundred. */
const MOST_SHOWN = 15;

/** With a mark before each line, that is as much as one paragraph holds. */
const LONGEST_SHOWN = 2_600;

/** Room for the words around a link in one paragraph. */
const LONGEST_LINK = 2_800;

/** What a button beside a mail is about. */
export const mailValue = ({ handoff, id }: CustomerMail): string => `${handoff}|${id}`;

export function readMailValue(value: string | undefined): {
  readonly handoff: string;
  readonly mail: string;
} {
  const [handoff = '', mail = ''] = (value ?? '').split('|');
  return { handoff, mail };
}

/** On a handoff's message: how many customers have not been told, and the way to tell them. */
export function mailParts({ handoff, mails }: HandoffView): {
  readonly buttons: readonly Button[];
  readonly small: readonly KnownBlock[];
} {
  const untold = mails.filter(({ mail }) => !isTold(mail));
  if (mails.length === 0) return { buttons: [], small: [] };
  const open = (label: string): Button => button(label, ACTION.mailReview, handoff.id);
  if (untold.length === 0) {
    const told = `${counted(mails.length, 'customer')} ${mails.length === 1 ? 'has' : 'have'} been told.`;
    return { buttons: [open('See the emails')], small: [context(told)] };
  }
  const bare = untold
    .filter(({ mail }) => mail.address === '')
    .flatMap(({ mail }) => mail.incidents);
  const lines = [
    `${counted(untold.length, 'customer')} ${untold.length === 1 ? 'has' : 'have'} not been told yet. Nothing goes to them before somebody has read it and pressed *Send*.`,
    ...(bare.length === 0
      ? []
      : [`No address is known for the customer of ${someWords(bare.map(incidentName))}.`]),
  ];
  return {
    buttons: [open(`Review ${counted(untold.length, 'email')}…`)],
    small: [context(lines.join(' '))],
  };
}

/** All mails of a handoff as their customers will read them. */
export function mailReviewForm(view: HandoffView, hasMail: boolean): Form {
  const { handoff, to, mails } = view;
  const untoldFirst = [...mails].toSorted(
    (a, b) => Number(isTold(a.mail)) - Number(isTold(b.mail)),
  );
  const shown = untoldFirst.slice(0, MOST_SHOWN);
  const who = to === undefined ? 'whoever takes over' : safeLine(to.name);
  const hidden = mails.length - shown.length;
  return {
    type: 'modal',
    callback_id: FORM.mailReview,
    private_metadata: JSON.stringify({ handoff: handoff.id }),
    title: words('Emails to customers'),
    close: words('Done'),
    blocks: [
      context(
        `Each goes to its customer alone: no copies, no reply-all. Answers go to ${who}.${hasMail ? '' : ' No mail server is set up, so you send them yourself.'}`,
      ),
      ...(shown.length === 0
        ? [section('There is nobody to tell: nothing open changes hands.')]
        : shown.flatMap((one) => mailBlocks(one, view, hasMail))),
      ...(hidden > 0 ? [context(`${String(hidden)} more show once these are done.`)] : []),
    ],
  };
}

function mailBlocks(one: MailView, { team }: HandoffView, hasMail: boolean): readonly KnownBlock[] {
  const { mail, isOutdated } = one;
  const { zone } = team.calendar;
  const name = mail.name === undefined ? 'The customer' : safeLine(cut(mail.name, 100));
  const address = mail.address === '' ? '' : ` · ${safeLine(mail.address)}`;
  const about = someWords(mail.incidents.map(incidentName));
  const head = `*${name}*${address} · ${about}\n${stateWords(mail, zone)}\n*${safeCut(mail.subject, 400)}*`;
  const shownText = section(quoted(mail.text));
  const value = mailValue(mail);
  const block = `mail-${mail.id}`.slice(0, 255);
  if (mail.state === 'sending') {
    const instead = button('I have told them instead', ACTION.mailByHand, value);
    return [{ type: 'divider' }, section(head), shownText, actions(block, instead)];
  }
  if (isTold(mail)) return [{ type: 'divider' }, section(head), shownText];
  const outdated = context(
    'Since this was written, somebody else takes over or other incidents are open: *Edit…* shows how it would read now.',
  );
  return [
    { type: 'divider' },
    section(head),
    shownText,
    ...(isOutdated ? [outdated] : []),
    ...(hasMail || mail.address === '' || isOutdated ? [] : [section(linkLine(mail))]),
    actions(block, ...mailButtons(one, value, hasMail)),
  ];
}

function mailButtons(
  { mail, isOutdated, isRestricted }: MailView,
  value: string,
  hasMail: boolean,
): readonly Button[] {
  const canGo = hasMail && mail.address !== '' && !isOutdated;
  const isAgain = mail.state === 'unclear' || mail.state === 'refused';
  return [
    ...(canGo
      ? [
          button(
            isAgain ? 'Send again' : 'Send',
            ACTION.mailSend,
            value,
            isAgain ? undefined : 'primary',
          ),
        ]
      : []),
    button(isRestricted ? 'Address…' : 'Edit…', ACTION.mailEdit, value),
    button(hasMail ? 'I have told them' : 'I have sent it', ACTION.mailByHand, value),
  ];
}

function stateWords({ state, by, changedAt, address, why }: CustomerMail, zone: string): string {
  const at = when(changedAt, zone);
  const said = why === undefined ? '' : ` (${safeCut(why, 300)})`;
  switch (state) {
    case 'draft':
    case 'settled':
      return address === ''
        ? 'Not told yet: no address is known. Give one with the button below, or tell them by telephone.'
        : 'Not sent yet';
    case 'sending':
      return `On its way since ${at}`;
    case 'sent':
      return `Sent by ${safeLine(by.name)}, ${at}`;
    case 'by-hand':
      return `${safeLine(by.name)} told them, ${at}`;
    case 'refused':
      return `Not sent: the mail server refused it${said}. Correct the address, or tell them another way.`;
    case 'unclear':
      return `It may have arrived, ${at}: ${safeLine(why ?? '')}. It is not repeated unless you press *Send again*.`;
  }
}

/** As the customer will read it, set apart from our own words. */
export const quoted = (text: string): string =>
  safeCut(text.trim(), LONGEST_SHOWN)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

/** The mail in the reader's own program; where it is too long for a link, with the text to copy. */
function linkLine(mail: CustomerMail): string {
  const whole = mailtoLink(mail).replaceAll('&', '&amp;');
  if (whole.length <= LONGEST_LINK) return `<${whole}|Write it in your mail program>`;
  const { address, subject } = mail;
  const bare = mailtoLink({ address, subject }).replaceAll('&', '&amp;');
  return `<${bare}|Begin it in your mail program>, and copy the text above into it.`;
}

/** One mail, to be written anew. */
export function mailEditForm({ mail, proposed, isOutdated, isRestricted }: MailView): Form {
  const letter = isOutdated ? proposed : mail;
  const name = mail.name === undefined ? 'its customer' : safeLine(cut(mail.name, 100));
  return {
    type: 'modal',
    callback_id: FORM.mailEdit,
    private_metadata: JSON.stringify({ handoff: mail.handoff, mail: mail.id, isRestricted }),
    title: words('Email to a customer'),
    submit: words('Save'),
    close: words('Cancel'),
    blocks: [
      context(`To ${name} alone: no copies, no reply-all. Saving sends nothing.`),
      input(
        FIELD.address,
        'Address',
        textInput({ max: 254, placeholder: 'dana@example.org', initial: mail.address }),
        { optional: true },
      ),
      ...(isRestricted
        ? [context('It is restricted: nothing may be written about it. The text stays as it is.')]
        : [
            input(
              FIELD.subject,
              'Subject',
              textInput({ max: SUBJECT_LIMIT, initial: cut(plain(letter.subject), SUBJECT_LIMIT) }),
            ),
            input(
              FIELD.text,
              'Text',
              textInput({
                multiline: true,
                max: TEXT_LIMIT,
                initial: cut(plain(letter.text), TEXT_LIMIT),
              }),
              { hint: 'The customer reads exactly this. Say in your own words where it stands.' },
            ),
          ]),
      ...(isOutdated
        ? [
            context('This is how it would read now. What had been written before:'),
            section(quoted(mail.text)),
          ]
        : []),
    ],
  };
}
