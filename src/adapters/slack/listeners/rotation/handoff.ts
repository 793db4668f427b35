import { askForHandoff } from '../../../../features/handoff/ask-for-handoff.ts';
import { line } from '../../views/help.ts';
import { counted, safeLine } from '../../views/text.ts';
import { type Answerer, refusalLine, say } from '../answer.ts';
import { peopleMeant } from './people-meant.ts';

/** `/oncall handoff`, to the next primary, or `/oncall handoff @bravo`. */
export const answerHandoff: Answerer = async (context, { team, words, by, delivery }) => {
  const meant = await context.store.transaction(async (tx) => await peopleMeant(tx, team, words));
  if (!meant.ok) return say(refusalLine(meant));
  const result = await askForHandoff(context, {
    delivery,
    team: team.key,
    by,
    forUser: meant.forUser,
    to: meant.people[0],
  });
  if (!result.ok) return say(refusalLine(result));
  const who = result.from.userId === by.userId ? 'You have' : `${safeLine(result.from.name)} has`;
  return say(
    line(
      `${who} a direct message with ${counted(result.incidents, 'open incident')}: hand off, resolve or keep each. Nothing goes before *Hand over now* or the end of the week.`,
    ),
  );
};
