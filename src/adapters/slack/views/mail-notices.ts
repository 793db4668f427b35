import { incidentName } from '../../../domain/incident/incident.ts';
import type { MailNotice } from '../../../domain/mail/notice.ts';
import { ACTION } from '../ids.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { cut, LIMITS, safeCut, safeLine, someWords } from './text.ts';

/** A customer could not be told by mail, or not yet: what happened, and what to do. */
export function mailNotice(notice: MailNotice): Message {
  const about = someWords(notice.incidents.map(incidentName));
  const { heading, rest } = wordsOf(notice, about);
  return {
    text: cut(`${heading} ${rest}`, LIMITS.text),
    blocks: [
      section(`*${heading}*\n${rest}`),
      actions('mail-notice', button('Review emails…', ACTION.mailReview, notice.handoff)),
    ],
  };
}

function wordsOf(
  { trouble, address, why }: MailNotice,
  about: string,
): { readonly heading: string; readonly rest: string } {
  const said = safeCut(why, 300);
  switch (trouble) {
    case 'refused':
      return {
        heading: `The customer of ${about} has not been told of the handoff.`,
        rest: `The mail server refused the email to ${safeLine(address)}: ${said}. Correct the address and send it again, or tell them another way.`,
      };
    case 'unclear':
      return {
        heading: `The customer of ${about} may have been told of the handoff, or not.`,
        rest: `The email to ${safeLine(address)} was on its way when ${said}. It is not sent again by itself: do so if they have not got it.`,
      };
    case 'late':
      return {
        heading: `The customer of ${about} has not been told of the handoff for an hour.`,
        rest: `The mail server does not take the email to ${safeLine(address)}: ${said}. It is tried again every minute, and goes out once the server takes it, unless you say below that you have told them; \`hotline doctor\` says what to mend.`,
      };
  }
}
