import { type IncidentNumber, incidentName } from '../incident/incident.ts';
import { harmless } from '../text/harmless.ts';

/** What somebody hears who answers a page by another way than Slack. */
export type PageAnswer =
  | { readonly kind: 'taken'; readonly number: IncidentNumber }
  /** They said so before. */
  | { readonly kind: 'yours'; readonly number: IncidentNumber }
  /** Too late: somebody else has it, or it needs nothing more. */
  | {
      readonly kind: 'too-late';
      readonly number: IncidentNumber;
      readonly name: string;
      readonly did: 'took' | 'answered' | 'resolved';
    }
  | { readonly kind: 'not-paged'; readonly number: IncidentNumber }
  | { readonly kind: 'no-such'; readonly number: IncidentNumber }
  /** They may not; the sentence says who may. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'not-understood' }
  /** A test page has arrived. */
  | { readonly kind: 'confirmed' };

/** In plain words, short enough for one SMS. */
export function pageAnswerWords(answer: PageAnswer): string {
  switch (answer.kind) {
    case 'taken':
      return `${incidentName(answer.number)} is yours. Everybody sees it; no more pages for it. The response clock runs until the customer is answered.`;
    case 'yours':
      return `${incidentName(answer.number)} was yours already. Nothing more to do here.`;
    case 'too-late': {
      const { name, did } = answer;
      const what = {
        took: 'has taken it',
        answered: 'has answered the customer',
        resolved: 'has resolved it',
      };
      return `Thank you. ${incidentName(answer.number)}: ${harmless(name)} ${what[did]}. Nothing is asked of you any more.`;
    }
    case 'not-paged':
      return `You were not paged for ${incidentName(answer.number)}, so nothing was changed. Take it in Slack: /oncall onit ${incidentName(answer.number)}.`;
    case 'no-such':
      return `There is no ${incidentName(answer.number)}. Answer with the number of the page, such as 41.`;
    case 'refused':
      return answer.why;
    case 'not-understood':
      return 'Not understood. Answer a page with its number alone, such as 41, to take it; a test page with TEST.';
    case 'confirmed':
      return 'Thank you: this way reaches you.';
  }
}

/** What an answer by SMS or the like asks for. */
export type AnswerText =
  | { readonly kind: 'take'; readonly number: IncidentNumber }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'unclear' };

/** `41`, `inc-41`, `Take 41.`; `TEST` or `ok` for a test page. More than that is no answer, and takes nothing. */
export function readAnswer(text: string): AnswerText {
  const said = text.trim().replace(/[.!]+$/u, '');
  const taken = /^(?:(?:i(?:'|’)?ll\s+)?take\s+)?(?:inc[-\s]?|#)?(\d{1,9})$/iu.exec(said);
  if (taken) return { kind: 'take', number: Number(taken[1]) };
  return /^(?:test|ok|yes)$/iu.test(said) ? { kind: 'confirm' } : { kind: 'unclear' };
}
