import type { HandoffId } from '../../../domain/handoff/handoff.ts';
import type { Team } from '../../../domain/team/team.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { quoted } from './customer-mails.ts';
import { line } from './help.ts';
import { counted, safeCut, safeLine } from './text.ts';

/** More than one handoff at a time has mails only where somebody left one lying. */
const MOST_SHOWN = 4;

/** What waits for somebody to read it. */
export function mailsWaiting(
  waiting: readonly { readonly handoff: HandoffId; readonly count: number }[],
): Message {
  const all = waiting.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) {
    return line(
      'No email to a customer waits for you. When your incidents change hands, one for each customer is ready to be read; `/oncall mail preview` shows how it reads.',
    );
  }
  const text = `${counted(all, 'customer')} ${all === 1 ? 'has' : 'have'} not been told of a handoff.`;
  return {
    text,
    blocks: [
      section(text),
      // A row each: of one button, Slack takes no two in a row.
      ...waiting
        .slice(0, MOST_SHOWN)
        .map(({ handoff, count }, n) =>
          actions(
            `mails-${String(n)}`,
            button(`Review ${counted(count, 'email')}…`, ACTION.mailReview, handoff),
          ),
        ),
      ...(waiting.length > MOST_SHOWN ? [context('The others show once these are done.')] : []),
    ],
  };
}

/** How the team's mails read, with people who do not exist. */
export function mailPreview(
  team: Team,
  { subject, text }: { readonly subject: string; readonly text: string },
): Message {
  const heading = `What ${safeLine(team.name)}’s customers are written when their incidents change hands`;
  return {
    text: heading,
    blocks: [
      section(`*${heading}*\nSubject: ${safeCut(subject, 400)}`),
      section(quoted(text)),
      context(
        'Dana, bravo and delta are made up. An admin changes the words with `mail: handoff:` in hotline.yml; `hotline mail preview` shows them before they hold.',
      ),
    ],
  };
}
