import { checkTemplate, DEFAULT_TEMPLATE } from '../domain/mail/template.ts';
import { accept, lineOfText, type Reader, refuse, required } from './document/reading.ts';
import { optionalSection, value } from './document/schema.ts';

/** What a mail of this length says, nobody reads; and a form in Slack holds no more. */
const LONGEST_TEXT = 2_500;

const SUBJECT_REMEDY = 'write one such as Your {team} question: {title} ({incident})';
const TEXT_REMEDY = 'write the mail below text: |, with placeholders such as {contacts}';

const filledIn = (text: string) => {
  const checked = checkTemplate(text);
  if (checked.ok) return accept(text);
  const [problem = '', remedy = ''] = checked.problem.split('; ');
  return refuse(problem, remedy);
};

const subject: Reader<string> = (given) => {
  const line = lineOfText(200, SUBJECT_REMEDY)(given);
  return line.ok ? filledIn(line.value) : line;
};

const text: Reader<string> = required(TEXT_REMEDY, (given) => {
  if (typeof given !== 'string') return refuse('is not text', TEXT_REMEDY);
  if (given.trim() === '') return refuse('is empty', TEXT_REMEDY);
  const length = Array.from(given).length;
  if (length > LONGEST_TEXT) {
    return refuse(`has ${String(length)} characters`, `${String(LONGEST_TEXT)} at most`);
  }
  // Whoever takes over is what the mail is for.
  if (!/\{\s*(?:contacts|primary)\s*\}/u.test(given)) {
    return refuse('does not say who takes over', 'put {contacts} into it');
  }
  return filledIn(given);
});

/** Schema of a team's `mail`: what customers are written. */
export const mailSchema = optionalSection(
  {
    handoff: optionalSection(
      {
        subject: value(subject).prefault(DEFAULT_TEMPLATE.subject),
        text: value(text).prefault(DEFAULT_TEMPLATE.text),
      },
      'write subject and text, or leave handoff out',
    ),
  },
  'write handoff: with subject and text, or leave mail out',
);
