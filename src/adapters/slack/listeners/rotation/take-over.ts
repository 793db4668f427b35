import { refuse } from '../../../../domain/incident/decision.ts';
import { parseUntil } from '../../../../domain/text/parse-span.ts';
import { type TakeOverKind, takeOver } from '../../../../features/rotation/cover/take-over.ts';
import { takenOverMessage } from '../../views/cover-answers.ts';
import { type Answerer, refusalLine, say } from '../answer.ts';
import { peopleMeant } from './people-meant.ts';

/** `/oncall delegate`, `stepup` and `take`, each with an `until …`. */
export function answerTakeOver(kind: TakeOverKind): Answerer {
  return async (context, { team, words, by, delivery }) => {
    const meant = await context.store.transaction(async (tx) => await peopleMeant(tx, team, words));
    if (!meant.ok) return say(refusalLine(meant));
    const until = parseUntil(meant.rest, context.clock.now(), team.calendar);
    if (!until.ok) return say(refusalLine(refuse('invalid', until.problem)));
    const result = await takeOver(context, {
      delivery,
      team: team.key,
      by,
      forUser: meant.forUser ?? meant.people[0],
      kind,
      to: until.value,
    });
    return say(result.ok ? takenOverMessage(result, team, by.userId) : refusalLine(result));
  };
}
