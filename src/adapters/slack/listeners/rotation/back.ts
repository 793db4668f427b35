import { refuse } from '../../../../domain/incident/decision.ts';
import { parseSpan } from '../../../../domain/text/parse-span.ts';
import { giveBack } from '../../../../features/rotation/cover/give-back.ts';
import { givenBackMessage } from '../../views/cover-answers.ts';
import { type Answerer, refusalLine, say } from '../answer.ts';
import { peopleMeant } from './people-meant.ts';

/** `/oncall back`: the role goes back to whose it is; with a day, a cover of that day is called off. */
export const answerBack: Answerer = async (context, { team, words, by, delivery }) => {
  const meant = await context.store.transaction(async (tx) => await peopleMeant(tx, team, words));
  if (!meant.ok) return say(refusalLine(meant));
  const when =
    meant.rest === '' ? undefined : parseSpan(meant.rest, context.clock.now(), team.calendar);
  if (when !== undefined && !when.ok) return say(refusalLine(refuse('invalid', when.problem)));
  const result = await giveBack(context, {
    delivery,
    team: team.key,
    by,
    forUser: meant.forUser ?? meant.people[0],
    when: when?.value,
  });
  return say(result.ok ? givenBackMessage(result, team) : refusalLine(result));
};
